/** Repositories that a plan takes from git: whether git gets to them, and where from. */
import { pathToFileURL } from 'node:url';
import { isAbsolute, join } from 'node:path';
import type { Action, Plan } from '../../src/core/plan/plan.ts';
import { parseRequirement } from '../../src/core/python/index.ts';
import { type Answer, call } from './uv.ts';

/** Where a repository is read, by the configuration of git on this machine. */
export interface RepositorySource {
  readonly isReached: boolean;
  /** Address of a copy on this machine that git is told to read instead. */
  readonly copy?: string | undefined;
}

const asked = new Map<string, Promise<RepositorySource>>();

/**
 * Asked of git itself, once for each repository: `url.<copy>.insteadOf` lets a copy stand in, which
 * holds the same content wherever a plan names a whole commit.
 *
 * @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf
 */
export function repositorySource(url: string): Promise<RepositorySource> {
  const known = asked.get(url) ?? ask(url);
  asked.set(url, known);
  return known;
}

/** `owner/name` for an address on a host. */
export function repositoryName(url: string): string {
  return new URL(url).pathname.replace(/^\//, '');
}

/** How a record says that a copy stood in. */
export function copyWords(url: string): string {
  return `the repository ${repositoryName(url)} by a copy`;
}

async function ask(url: string): Promise<RepositorySource> {
  const { output } = await git(['ls-remote', '--get-url', '--', url]);
  // What git warns of stands behind it.
  const [address = ''] = output.split(/\r?\n/);
  const { isOk } = await git(['ls-remote', '--quiet', '--', url, 'HEAD']);
  return { isReached: isOk, copy: isOk ? localAddress(address) : undefined };
}

/** An address that is rewritten to another protocol or host is still the repository. */
function localAddress(address: string): string | undefined {
  if (address.startsWith('file://')) return address;
  return isAbsolute(address) ? pathToFileURL(address).href : undefined;
}

/** Without a terminal a question for a password is an answer and not a long wait. */
function git(args: readonly string[], cwd = '.'): Promise<Answer> {
  return call('git', args, { cwd, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } });
}

type Steps = Pick<Plan, 'steps'>;

function actionsOf({ steps }: Steps): readonly Action[] {
  return steps.flatMap(({ actions }) => actions);
}

/** Names of what the plan takes from git: it has to be built, and the plan says so. */
export function repositoryPackages(plan: Steps): readonly string[] {
  return actionsOf(plan)
    .flatMap(fromGit)
    .map(({ name }) => name);
}

/** Addresses of what the plan lets a package installer take from git. */
export function packageRepositories(plan: Steps): readonly string[] {
  return actionsOf(plan)
    .flatMap(fromGit)
    .map(({ repository }) => repository);
}

/** A resolver builds in a place of its own, where the packages of the steps before are missing. */
export function needsEarlierPackages(plan: Steps): boolean {
  return actionsOf(plan).some(
    (action) =>
      action.do === 'pip-install' &&
      action.flags.includes('no-build-isolation') &&
      fromGit(action).length > 0,
  );
}

interface GitPackage {
  readonly name: string;
  /** Address, without the commit. */
  readonly repository: string;
}

function fromGit(action: Action): readonly GitPackage[] {
  if (action.do !== 'pip-install') return [];
  return action.requirements.flatMap((text) => {
    const parsed = parseRequirement(text);
    const address = parsed.ok ? /^git\+([^@#]+)/.exec(parsed.value.url ?? '')?.[1] : undefined;
    return parsed.ok && address !== undefined
      ? [{ name: parsed.value.name, repository: address }]
      : [];
  });
}

/** Whether the plan installs a folder that it clones, and not only works in one. */
export function clonesToInstall(plan: Steps): boolean {
  return actionsOf(plan).some(
    (action) => action.do === 'pip-install' && action.requirements.some(isFolder),
  );
}

function isFolder(requirement: string): boolean {
  return requirement.startsWith('.');
}

/** Addresses of what the plan clones. */
export function clonedRepositories(plan: Steps): readonly string[] {
  return actionsOf(plan).flatMap((action) => (action.do === 'clone' ? [action.repo] : []));
}

/**
 * Clones what the plan clones, at its commits, each into its folder.
 *
 * @param folder to clone into; it is there already
 * @returns of a failure the first answer
 */
export async function cloneSources(plan: Steps, folder: string): Promise<Answer> {
  let seconds = 0;
  for (const action of actionsOf(plan)) {
    if (action.do !== 'clone') continue;
    const { commit, into, repo } = action;
    const calls = [
      ['clone', '--quiet', '--', repo, into],
      ['-C', join(folder, into), 'checkout', '--quiet', '--detach', commit],
    ];
    for (const args of calls) {
      const answer = await git(args, folder);
      seconds += answer.seconds;
      if (!answer.isOk) return { ...answer, seconds };
    }
  }
  return { isOk: true, output: '', seconds };
}
