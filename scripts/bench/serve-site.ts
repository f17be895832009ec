/** Serves a built site on this machine, with gzip as common hosts do, and counts what it sends. */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listenOnFreePort } from './listen-on-free-port.ts';

/** One file that was asked for. */
export interface Sent {
  readonly path: string;
  /** Length of the body as it went over the wire; headers are not counted. */
  readonly bytes: number;
}

export interface SiteServer {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Everything sent since the last call. */
  takeSent(): readonly Sent[];
  close(): void;
}

/** Starts the server on a free port. */
export async function serveSite(folder: string): Promise<SiteServer> {
  let sent: Sent[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    sent.push({ path, bytes: answer(folder, decodeURIComponent(path), response) });
  });
  const port = await listenOnFreePort(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    takeSent: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @returns the number of bytes in the body */
function answer(folder: string, path: string, response: ServerResponse): number {
  const file = fileFor(folder, path);
  if (file === undefined) {
    response.writeHead(404).end();
    return 0;
  }
  const type = TYPES.get(extname(file));
  const body = type === undefined ? readFileSync(file) : gzipSync(readFileSync(file));
  response.writeHead(200, {
    'content-type': type ?? BINARY_TYPES.get(extname(file)) ?? 'application/octet-stream',
    'content-length': body.length,
    ...(type === undefined ? {} : { 'content-encoding': 'gzip' }),
  });
  response.end(body);
  return body.length;
}

/** Text is sent compressed; fonts, pictures and the files of the search index are so already. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.xml', 'application/xml'],
]);

const BINARY_TYPES: ReadonlyMap<string, string> = new Map([
  ['.woff2', 'font/woff2'],
  ['.webp', 'image/webp'],
  ['.png', 'image/png'],
  ['.wasm', 'application/wasm'],
]);

function fileFor(folder: string, path: string): string | undefined {
  const inside = normalize(join('/', path));
  const file = join(folder, inside, inside.endsWith('/') ? 'index.html' : '');
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}
