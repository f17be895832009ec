import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action, Plan } from '../../src/core/plan/plan.ts';
import {
  clonesToInstall,
  cloneSources,
  needsEarlierPackages,
  repositoryPackages,
  repositorySource,
} from './repositories.ts';

const ORIGINAL = 'https://leaf.invalid/leaf';
const work = mkdtempSync(join(tmpdir(), 'cardstock-repositories-'));
const copy = join(work, 'copy');
let commit = '';

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=leaf', '-c', 'user.email=leaf@example.org'];
  return execFileSync('git', ['-C', copy, ...who, ...args], { encoding: 'utf8' }).trim();
}

beforeAll(() => {
  execFileSync('git', ['init', '--quiet', copy]);
  writeFileSync(join(copy, 'setup.py'), 'first');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  commit = git('rev-parse', 'HEAD');
  writeFileSync(join(copy, 'later.py'), 'second');
  git('add', '.');
  git('commit', '--quiet', '--message', 'second');
  // As a person's own configuration would say it.
  process.env['GIT_CONFIG_COUNT'] = '1';
  process.env['GIT_CONFIG_KEY_0'] = `url.${pathToFileURL(copy).href}.insteadOf`;
  process.env['GIT_CONFIG_VALUE_0'] = ORIGINAL;
});

afterAll(() => {
  for (const name of ['COUNT', 'KEY_0', 'VALUE_0']) delete process.env[`GIT_CONFIG_${name}`];
});

function planOf(...actions: readonly Action[]): Pick<Plan, 'steps'> {
  const step = { id: 'packages', phase: 'packages', title: '', reason: '', changes: '' } as const;
  return { steps: [{ ...step, root: false, actions }] };
}

function pip(requirement: string, ...flags: readonly 'no-build-isolation'[]): Action {
  return { do: 'pip-install', with: 'uv', requirements: [requirement], flags };
}

const FROM_GIT = `leaf @ git+${ORIGINAL}@0123456789abcdef0123456789abcdef01234567`;

describe('a repository', () => {
  it('is read from a copy where git is told so', async () => {
    expect(await repositorySource(ORIGINAL)).toEqual({
      isReached: true,
      copy: pathToFileURL(copy).href,
    });
  });

  it('is not reached where nothing answers', async () => {
    const gone = pathToFileURL(join(work, 'gone')).href;

    expect(await repositorySource(gone)).toEqual({ isReached: false, copy: undefined });
  });

  it('is cloned at the commit of the plan, into its folder', async () => {
    const plan = planOf({ do: 'clone', repo: ORIGINAL, commit, into: 'source' });
    const { isOk } = await cloneSources(plan, work);

    expect(isOk).toBe(true);
    expect(existsSync(join(work, 'source', 'setup.py'))).toBe(true);
    expect(existsSync(join(work, 'source', 'later.py'))).toBe(false);
  });

  it('fails to be cloned at a commit that it lacks', async () => {
    const clone = { do: 'clone', repo: ORIGINAL, into: 'other' } as const;
    const { isOk, output } = await cloneSources(planOf({ ...clone, commit: 'a'.repeat(40) }), work);

    expect(isOk).toBe(false);
    expect(output).toMatch(/a{40}/);
  });
});

describe('what a plan takes from git', () => {
  it('are the packages with such an address', () => {
    const plan = planOf(pip(FROM_GIT), pip('twig>=1'));

    expect(repositoryPackages(plan)).toEqual(['leaf']);
    expect(needsEarlierPackages(plan)).toBe(false);
  });

  it('needs the packages of earlier steps where it is built among them', () => {
    expect(needsEarlierPackages(planOf(pip(FROM_GIT, 'no-build-isolation')))).toBe(true);
    expect(needsEarlierPackages(planOf(pip('twig', 'no-build-isolation')))).toBe(false);
  });

  it('is a folder only where one is installed', () => {
    expect(clonesToInstall(planOf(pip('./source[gui]')))).toBe(true);
    expect(clonesToInstall(planOf(pip('twig')))).toBe(false);
  });
});
