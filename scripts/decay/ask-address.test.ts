import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressAsker } from './ask-address.ts';
import { askLinks } from './ask-links.ts';

let asked: string[] = [];
let busyFor = 0;

/** On this machine alone. */
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const path = request.url ?? '';
  if (path === '/moved') response.writeHead(301, { location: '/here' });
  else if (path === '/busy' && busyFor-- > 0) response.writeHead(503);
  else if (path === '/no-head' && request.method === 'HEAD') response.writeHead(405);
  else if (path === '/hidden' && request.method === 'HEAD') response.writeHead(404);
  else if (path === '/slow') return;
  else response.writeHead(path === '/gone' ? 410 : path === '/lost' ? 404 : 200);
  response.end('a body that nobody reads');
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = addressAsker({ pauses: [1, 1], longest: 300 });

describe('asking a server', () => {
  it.each([
    ['/here', 200, ['HEAD /here']],
    ['/moved', 200, ['HEAD /moved', 'HEAD /here']],
    ['/no-head', 200, ['HEAD /no-head', 'GET /no-head']],
    ['/hidden', 200, ['HEAD /hidden', 'GET /hidden']],
    ['/lost', 404, ['HEAD /lost', 'GET /lost']],
    ['/gone', 410, ['HEAD /gone', 'GET /gone']],
  ])('for %s comes to %i', async (path, status, requests) => {
    expect(await ask(base + path)).toEqual({ kind: 'status', status });
    expect(asked).toEqual(requests);
  });

  it('is tried again while the server is busy, and no more than twice', async () => {
    busyFor = 2;
    expect(await ask(`${base}/busy`)).toEqual({ kind: 'status', status: 200 });

    busyFor = 9;
    expect(await ask(`${base}/busy`)).toEqual({ kind: 'status', status: 503 });
    expect(asked).toHaveLength(6);
  });

  it('ends when nobody answers', async () => {
    expect(await ask(`${base}/slow`)).toHaveProperty('kind', 'failed');
    expect(await ask('http://127.0.0.1:9/')).toHaveProperty('kind', 'failed');
  });

  it.each([
    ['ENOTFOUND', 'no-name'],
    ['EAI_AGAIN', 'failed'],
  ])(
    'tells a name that does not exist from a name service that is silent: %s',
    async (code, kind) => {
      const cause = Object.assign(new Error(code), { code });
      const refuse = () => Promise.reject(new TypeError('fetch failed', { cause }));

      expect(await addressAsker({ pauses: [], longest: 300 }, refuse)(base)).toHaveProperty(
        'kind',
        kind,
      );
    },
  );

  it('keeps the order of the addresses', async () => {
    const addresses = [`${base}/lost`, `${base}/here`];

    expect([...(await askLinks(addresses, ask, 2))]).toEqual([
      [addresses[0], { kind: 'status', status: 404 }],
      [addresses[1], { kind: 'status', status: 200 }],
    ]);
  });
});
