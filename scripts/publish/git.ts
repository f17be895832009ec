/**
 * Git without a work tree: files become commits that have no parent, and branches on a remote. A
 * handful of processes, however many branches there are.
 */
import { execFileSync } from 'node:child_process';
import type { Branch } from './branches.ts';

/** Who generated commits say that they are from. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** What is compared of a commit. */
export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly message: string;
}

export interface Move {
  readonly branch: string;
  /** Empty when the branch is new. */
  readonly from: string;
  /** Empty to delete it. */
  readonly to: string;
}

/** A repository and what can be done there. */
export interface Git {
  /** A commit for each branch, without a parent; the same input makes the same ids. */
  readonly commitAll: (
    branches: readonly Branch[],
    message: string,
    signature: Signature & { readonly seconds: string },
  ) => ReadonlyMap<string, Commit>;
  /** Branches of the remote, with the commit that each is at. */
  readonly remoteBranches: (remote: string) => ReadonlyMap<string, string>;
  /** Fetches commits without what came before them, and reads them. */
  readonly fetch: (remote: string, ids: readonly string[]) => ReadonlyMap<string, Commit>;
  /** Id and committer's date, in seconds since 1970, of what a name stands for. */
  readonly source: (name: string) => { readonly id: string; readonly seconds: string };
  /** Moves branches, each only if it is still where it was. */
  readonly push: (remote: string, moves: readonly Move[]) => void;
}

/** Where commits are kept until they are pushed. */
const OWN = 'refs/cardstock/';

/** @param folder the repository, or a folder inside */
export function gitIn(folder: string): Git {
  const git: Run = (args, input = '') =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'inherit'],
      maxBuffer: 1 << 28,
    }).trimEnd();
  return {
    commitAll: (branches, message, signature) => {
      const stream = branches.map((branch) => importCommit(branch, message, signature));
      git(['fast-import', '--quiet', '--force'], `${stream.join('')}done\n`);
      const names = branches.map(({ name }) => name);
      const commits = readCommits(
        git,
        names.map((name) => OWN + name),
      );
      return new Map(commits.map((commit, index) => [names[index] ?? '', commit]));
    },
    remoteBranches: (remote) => readBranches(git(['ls-remote', '--heads', remote])),
    fetch: (remote, ids) => {
      if (ids.length === 0) return new Map();
      git(['fetch', '--quiet', '--depth=1', remote, ...ids]);
      return new Map(readCommits(git, ids).map((commit) => [commit.id, commit]));
    },
    source: (name) => {
      const [id = '', seconds = ''] = git(['log', '-1', '--format=%H %ct', name]).split(' ');
      return { id, seconds };
    },
    push: (remote, moves) => {
      if (moves.length === 0) return;
      const leases = moves.map(
        (move) => `--force-with-lease=refs/heads/${move.branch}:${move.from}`,
      );
      const specs = moves.map(({ branch, to }) => `${to}:refs/heads/${branch}`);
      git(['push', '--quiet', '--atomic', ...leases, remote, ...specs]);
    },
  };
}

type Run = (args: readonly string[], input?: string) => string;

/** @see https://git-scm.com/docs/git-fast-import#_input_format */
function importCommit(
  { name, files }: Branch,
  message: string,
  { name: who, email, seconds }: Signature & { readonly seconds: string },
): string {
  const contents = files.map(
    (file) =>
      `M ${file.executable === true ? '100755' : '100644'} inline ${requirePath(file.name)}\n${data(file.text)}`,
  );
  const head = `reset ${OWN}${name}\n\ncommit ${OWN}${name}\n`;
  return `${head}committer ${who} <${email}> ${seconds} +0000\n${data(message)}${contents.join('')}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Others would have to be quoted there. */
function requirePath(path: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(path)) return path;
  throw new RangeError(`${JSON.stringify(path)} is not a plain path.`);
}

function readCommits(git: Run, names: readonly string[]): readonly Commit[] {
  if (names.length === 0) return [];
  const text = git(['log', '--no-walk=unsorted', '--format=%H %T%n%B%x00', ...names]);
  const records = text.split('\0').filter((record) => record.trim() !== '');
  return records.map((record) => {
    const [first = '', ...message] = record.trim().split('\n');
    const [id = '', tree = ''] = first.split(' ');
    return { id, tree, message: message.join('\n') };
  });
}

function readBranches(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n').filter((line) => line !== '');
  return new Map(
    rows.map((line) => {
      const [commit = '', ref = ''] = line.split('\t');
      return [ref.replace(/^refs\/heads\//, ''), commit];
    }),
  );
}
