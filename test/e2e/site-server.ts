/** Serves the built site on a free port of this machine, with the headers of `public/_headers`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { projectRoot } from '../../scripts/commands/project-root.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

const root = join(projectRoot, 'dist');

export interface SiteServer {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly close: () => void;
}

/** @throws Error when the site has not been built */
export async function serveSite(): Promise<SiteServer> {
  if (!existsSync(join(root, 'index.html'))) throw new Error('Build the site first: npm run build');
  const headers = everywhereHeaders();
  const server = createServer((request, response) => {
    const file = fileFor(new URL(request.url ?? '/', 'http://localhost').pathname);
    const status = file === undefined ? 404 : 200;
    const path = file ?? join(root, '404.html');
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(status, { ...headers, 'Content-Type': type });
    response.end(readFileSync(path));
  });
  const port = await listen(server);
  return { origin: `http://localhost:${port}`, close: () => server.close() };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The server has no port.'));
    });
  });
}

function fileFor(pathname: string): string | undefined {
  const path = join(root, normalize(decodeURIComponent(pathname)));
  const candidates = [path, join(path, 'index.html')];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

/** The headers that the host sends with every page: the block `/*` of `_headers`. */
function everywhereHeaders(): Readonly<Record<string, string>> {
  const text = readFileSync(join(root, '_headers'), 'utf8');
  const block = /^\/\*\n((?:[ \t]+.*\n?)+)/m.exec(text)?.[1] ?? '';
  const lines = [...block.matchAll(/^[ \t]+([\w-]+):[ \t]*(.*)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
}
