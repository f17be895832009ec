import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askReferences } from './ask-references.ts';
import { gitAsker, readFetch, readRefs } from './ask-repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardstock-repository-'));
const leaf = join(folder, 'leaf');
const address = pathToFileURL(leaf).href;
const ask = gitAsker('file:http');

/** Serves the files of the repository, sends those who ask for its old name to the new one. */
const server = createServer((request, response) => {
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
  if (path.startsWith('/old/')) {
    response.writeHead(301, { location: request.url?.replace('/old/', '/new/') }).end();
    return;
  }
  if (path.startsWith('/closed/')) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="leaf"' }).end();
    return;
  }
  const file = join(leaf, '.git', path.replace('/new/', ''));
  const isFile = path.startsWith('/new/') && existsSync(file) && statSync(file).isFile();
  response.writeHead(isFile ? 200 : 404);
  if (isFile) createReadStream(file).pipe(response);
  else response.end();
});
let base = '';
let first = '';
let tip = '';

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=Leaf', '-c', 'user.email=leaf@example.org'];
  return execFileSync('git', ['-C', leaf, ...who, ...args], { encoding: 'utf8' }).trim();
}

function commitOf(text: string): string {
  writeFileSync(join(leaf, 'README.md'), text);
  git('add', '.');
  git('commit', '--quiet', '--message', text);
  return git('rev-parse', 'HEAD');
}

beforeAll(async () => {
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', leaf]);
  first = commitOf('first');
  git('tag', '--annotate', '--message', 'one', 'v1.0');
  tip = commitOf('second');
  git('branch', 'work/next');
  git('update-server-info');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('asking git for a repository', () => {
  it('tells its branches and tags and where they lead', async () => {
    const answer = await ask.repository(address);

    expect(answer).toMatchObject({ kind: 'refs', names: new Set(['main', 'work/next', 'v1.0']) });
    expect(answer).toHaveProperty('commits');
    expect(answer.kind === 'refs' && [first, tip].every((id) => answer.commits.has(id))).toBe(true);
  });

  it('tells where a host sends to', async () => {
    expect(await ask.repository(`${base}/old`)).toMatchObject({
      kind: 'refs',
      movedTo: `${base}/new/`,
    });
    expect(await ask.repository(`${base}/new`)).not.toHaveProperty('movedTo');
  });

  it('tells one that is gone from one behind a password and one that nobody serves', async () => {
    expect(await ask.repository(`${base}/lost`)).toEqual({ kind: 'gone' });
    expect(await ask.repository(`${base}/closed`)).toEqual({ kind: 'closed' });
    expect(await ask.repository('http://127.0.0.1:9/leaf')).toHaveProperty('kind', 'failed');
  });

  it('speaks no other protocol than it may', async () => {
    expect(await gitAsker().repository(address)).toHaveProperty('kind', 'failed');
  });
});

describe('asking git for a commit', () => {
  it('finds one that no branch leads to any more, as long as it is kept', async () => {
    expect(await ask.commit(address, first)).toEqual({ kind: 'there' });
  });

  it('finds that one is gone', async () => {
    expect(await ask.commit(address, 'a1'.repeat(20))).toEqual({ kind: 'gone' });
  });

  it('finds nothing where there is no repository', async () => {
    expect(await ask.commit(`${address}-lost`, first)).toHaveProperty('kind', 'failed');
  });

  it('is left out when a branch or tag has shown it', async () => {
    const lost = 'b2'.repeat(20);
    const { commits } = await askReferences(
      [tip, first, lost].map((commit) => ({ card: 'leaf', repository: address, commit })),
      ask,
      2,
    );

    expect([...commits]).toEqual([[`${address}@${lost}`, { kind: 'gone' }]]);
  });
});

describe('the words of git', () => {
  it('of a host that hides what it lacks behind a password', () => {
    const stderr =
      "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n";

    expect(readRefs({ isOk: false, stdout: '', stderr })).toEqual({ kind: 'closed' });
  });

  it('of a network that is not there', () => {
    const stderr = "fatal: unable to access 'https://a/': Could not resolve host: a\n";

    expect(readRefs({ isOk: false, stdout: '', stderr })).toHaveProperty('kind', 'failed');
    expect(readFetch({ isOk: false, stdout: '', stderr })).toHaveProperty('kind', 'failed');
  });
});
