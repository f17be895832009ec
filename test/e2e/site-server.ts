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
  const rules = headerRules();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileFor(pathname);
    const status = file === undefined ? 404 : 200;
    const path = file ?? join(root, '404.html');
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const matching = rules.filter(({ pattern }) => pattern.test(pathname));
    const headers = Object.fromEntries(matching.flatMap((rule) => rule.headers));
    response.writeHead(status, { 'Content-Type': type, ...headers });
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

interface HeaderRule {
  readonly pattern: RegExp;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * The rules of `_headers`, as hosts read them: `*` stands for anything, `:name` for one part of the path.
 *
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 */
function headerRules(): readonly HeaderRule[] {
  const text = readFileSync(join(root, '_headers'), 'utf8');
  return [...text.matchAll(/^(\/.*)\n((?:[ \t]+.*\n?)+)/gm)].map(([, path = '', block = '']) => ({
    pattern: new RegExp(`^${escaped(path).replaceAll('*', '.*').replace(/:\w+/g, '[^/]+')}$`),
    headers: [...block.matchAll(/^[ \t]+([\w-]+):[ \t]*(.*)$/gm)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  }));
}

function escaped(path: string): string {
  return path.replaceAll('.', '\\.');
}
