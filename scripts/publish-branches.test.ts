import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { realCards, realRegistry } from '../test/unit/real-catalog.ts';
import { loadCatalog } from '../src/catalog/load.ts';
import { projectRoot } from './commands/project-root.ts';
import { branchesOf } from './publish/branches.ts';
import { gitIn } from './publish/git.ts';
import { comparePublication } from './publish/publish.ts';

const folders: string[] = [];
const SIGNATURE = { name: 'Leaf', email: 'noreply@leaf.example' };
const FILES = [
  { name: 'leaf.ipynb', text: '{}\n' },
  { name: 'binder/postBuild', text: '#!/bin/bash\n', executable: true },
  { name: 'binder/apt.txt', text: 'ffmpeg\n' },
];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A repository with one commit and an empty remote. */
function repository() {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-branches-'));
  folders.push(root);
  const remote = join(root, 'remote.git');
  const work = join(root, 'work');
  git(root, 'init', '--quiet', '--bare', remote);
  git(root, 'init', '--quiet', work);
  git(work, 'remote', 'add', 'origin', remote);
  commitSource(work, 'one', '2026-01-02T03:04:05Z');
  return { remote, work, git: gitIn(work) };
}

function commitSource(work: string, text: string, date: string): void {
  writeFileSync(join(work, 'source'), text);
  git(work, 'add', 'source');
  const env = { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
  const who = ['-c', 'user.name=Leaf', '-c', 'user.email=leaf@leaf.example'];
  execFileSync('git', ['-C', work, ...who, 'commit', '--quiet', '-m', text], {
    env: { ...process.env, ...env },
  });
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trimEnd();
}

function publish({ git: repo }: ReturnType<typeof repository>, files = FILES) {
  const branches = files.length === 0 ? [] : [{ name: 'notebooks', files }];
  const found = comparePublication(repo, 'origin', branches, 'HEAD', SIGNATURE);
  repo.push('origin', found.moves);
  return found;
}

describe('a generated branch', () => {
  it('is one commit without a parent, dated as its source, with modes and folders', () => {
    const made = repository();

    publish(made);

    expect(git(made.remote, 'log', '--format=%an %ae %at %ct', 'notebooks')).toBe(
      'Leaf noreply@leaf.example 1767323045 1767323045',
    );
    const tree = git(made.remote, 'ls-tree', '-r', '--format=%(objectmode) %(path)', 'notebooks');
    expect(tree.split('\n')).toEqual([
      '100644 binder/apt.txt',
      '100755 binder/postBuild',
      '100644 leaf.ipynb',
    ]);
    expect(git(made.remote, 'show', 'notebooks:binder/apt.txt')).toBe('ffmpeg');
  });

  it('is the same commit in another clone', () => {
    const ids = [repository(), repository()].map((made) => publish(made).moves[0]?.to);

    expect(ids[0]).toMatch(/^[0-9a-f]{40}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it('stays where it is while its files are the same, though the source moves on', () => {
    const made = repository();
    publish(made);
    const before = git(made.remote, 'rev-parse', 'notebooks');
    commitSource(made.work, 'two', '2026-02-02T03:04:05Z');

    const { moves } = publish(made);

    expect(moves).toEqual([]);
    expect(git(made.remote, 'rev-parse', 'notebooks')).toBe(before);
  });

  it('moves to another commit without a parent when a file changes', () => {
    const made = repository();
    publish(made);

    const { moves } = publish(made, [{ name: 'leaf.ipynb', text: '{"a": 1}\n' }]);

    expect(moves.map(({ branch }) => branch)).toEqual(['notebooks']);
    expect(git(made.remote, 'rev-list', '--count', 'notebooks')).toBe('1');
    expect(git(made.remote, 'ls-tree', '--name-only', 'notebooks')).toBe('leaf.ipynb');
  });

  it('goes when nothing is to be in it any more', () => {
    const made = repository();
    publish(made);

    publish(made, []);

    expect(git(made.remote, 'for-each-ref')).toBe('');
  });

  it('of somebody else is left alone', () => {
    const made = repository();
    git(made.work, 'push', '--quiet', 'origin', 'HEAD:refs/heads/notebooks');
    git(made.work, 'push', '--quiet', 'origin', 'HEAD:refs/heads/binder-mine');
    const before = git(made.remote, 'for-each-ref');

    const { moves, strangers } = publish(made);

    expect(moves).toEqual([]);
    expect(strangers).toEqual(['notebooks']);
    expect(git(made.remote, 'for-each-ref')).toBe(before);
  });

  it('is not moved when somebody moved it in the meantime', () => {
    const made = repository();
    publish(made);
    const { moves } = comparePublication(
      made.git,
      'origin',
      [{ name: 'notebooks', files: [{ name: 'a', text: 'a\n' }] }],
      'HEAD',
      SIGNATURE,
    );
    git(made.work, 'push', '--quiet', '--force', 'origin', 'HEAD:refs/heads/notebooks');

    const push = () => made.git.push('origin', moves);

    expect(push).toThrow('--force-with-lease');
    expect(git(made.remote, 'rev-parse', 'notebooks')).toBe(git(made.work, 'rev-parse', 'HEAD'));
  });
});

describe('the branches of the catalog', () => {
  const publisher = { site: 'https://cards.example/', repository: 'https://github.com/leaf/cards' };

  it('are the notebooks, and one for each card that Binder can run', () => {
    const { cards } = loadCatalog(projectRoot);

    const branches = branchesOf(cards, realRegistry, publisher);

    const names = branches.map(({ name }) => name);
    expect(names[0]).toBe('notebooks');
    expect(names).toContain('binder-silero-vad');
    expect(names).not.toContain('binder-cuml');
    const notebooks = branches[0]?.files.filter(({ name }) => name.endsWith('.ipynb')) ?? [];
    // Two are installed by their authors' container alone.
    const without = realCards.filter(
      ({ id }) => !notebooks.some(({ name }) => name === `${id}.ipynb`),
    );
    expect(without.map(({ id }) => id)).toEqual(['alphafold3', 'rfdiffusion']);
  });

  it(
    'are published by the script, which does nothing on a dry run or a second time',
    { timeout: 60_000 },
    () => {
      const { work, remote } = repository();
      const run = (...args: readonly string[]) =>
        spawnSync('node', [join(projectRoot, 'scripts/publish-branches.ts'), ...args], {
          cwd: work,
          encoding: 'utf8',
          env: { ...process.env },
        });

      const dry = run('--dry-run');
      const after = git(remote, 'for-each-ref');
      const real = run();
      const again = run();

      expect(dry.stderr.replace(/^npm warn.*\n/gm, '')).toBe('');
      expect(dry.stdout).toContain('new      notebooks');
      expect(after).toBe('');
      expect(real.stdout).toBe(dry.stdout);
      expect(again.stdout).toBe('Every branch is as it should be.\n');
      expect([dry.status, real.status, again.status]).toEqual([0, 0, 0]);
      expect(git(remote, 'ls-tree', '-r', '--name-only', 'binder-silero-vad').split('\n')).toEqual([
        'README.md',
        'binder/postBuild',
        'binder/runtime.txt',
        'silero-vad.ipynb',
      ]);
    },
  );
});
