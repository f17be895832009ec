/** Asks git what a repository has. Nothing of a repository is run, and no work tree is made. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RepositoryAnswer =
  | {
      readonly kind: 'refs';
      /** Names of branches and tags. */
      readonly names: ReadonlySet<string>;
      /** Commits that they lead to. */
      readonly commits: ReadonlySet<string>;
      /** Where the host sends those who ask. */
      readonly movedTo?: string | undefined;
    }
  | { readonly kind: 'gone' }
  /** The host asks for a name and a password: it is private, or not there. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly reason: string };

export type CommitAnswer =
  | { readonly kind: 'there' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface AskGit {
  readonly repository: (address: string) => Promise<RepositoryAnswer>;
  readonly commit: (address: string, commit: string) => Promise<CommitAnswer>;
}

/** Milliseconds that git may take. */
const LONGEST = 120_000;

/** @param protocols that may be spoken, `https` outside of tests */
export function gitAsker(protocols = 'https'): AskGit {
  return {
    repository: async (address) =>
      readRefs(await git(['ls-remote', '--heads', '--tags', '--', address], protocols)),
    commit: async (address, commit) => {
      const folder = mkdtempSync(join(tmpdir(), 'cardstock-git-'));
      try {
        await git(['init', '--quiet', '--bare', folder], protocols);
        // The commit alone, without files, where the server can do that.
        const what = ['--quiet', '--depth', '1', '--no-tags', '--filter', 'tree:0'];
        const args = ['-C', folder, 'fetch', ...what, '--', address, commit];
        return readFetch(await git(args, protocols));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

interface Said {
  readonly isOk: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Reads what `git ls-remote` said, in its English words. */
export function readRefs({ isOk, stdout, stderr }: Said): RepositoryAnswer {
  if (!isOk) {
    if (/^fatal: repository '.*' not found$/m.test(stderr)) return { kind: 'gone' };
    if (/could not read Username|Authentication failed/.test(stderr)) return { kind: 'closed' };
    return { kind: 'failed', reason: lastLine(stderr) };
  }
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  const names = rows.flatMap(([, ref = '']) => /^refs\/(?:heads|tags)\/(.+)$/.exec(ref)?.[1] ?? []);
  const movedTo = /^warning: redirecting to (\S+)$/m.exec(stderr)?.[1];
  return {
    kind: 'refs',
    names: new Set(names.filter((name) => !name.endsWith('^{}'))),
    commits: new Set(rows.flatMap(([commit]) => commit ?? [])),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
}

/** Reads what `git fetch` of one commit said. */
export function readFetch({ isOk, stderr }: Said): CommitAnswer {
  if (isOk) return { kind: 'there' };
  if (/upload-pack: not our ref/.test(stderr)) return { kind: 'gone' };
  return { kind: 'failed', reason: lastLine(stderr) };
}

function git(args: readonly string[], protocols: string): Promise<Said> {
  const env = {
    ...process.env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: protocols,
    // Settings of this machine may send an address elsewhere or know a password.
    GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
  };
  return new Promise((resolve) => {
    const options = { env, timeout: LONGEST, maxBuffer: 1 << 28 };
    execFile('git', [...args], options, (error, stdout, stderr) => {
      // A git that is missing or took too long says nothing itself.
      const said = stderr === '' ? (error?.message ?? '') : stderr;
      resolve({ isOk: error === null, stdout, stderr: said });
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
