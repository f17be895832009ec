/** Facts for which several installations in order cannot become one resolution. */
import type { Plan } from '../../plan/plan.ts';
import type { OwnInstall } from './project-tables.ts';

type Question = (plan: Plan, installs: readonly OwnInstall[]) => string | undefined;

const QUESTIONS: readonly Question[] = [
  unreadable,
  severalFolders,
  reinstalls,
  partlyPrerelease,
  partlyBinary,
  bareAddress,
  runsBetween,
  otherVariables,
  twoHomes,
];

/** @returns a sentence with the first fact, or `undefined` when there is none */
export function whyNotOneResolution(
  plan: Plan,
  installs: readonly OwnInstall[],
): string | undefined {
  for (const question of QUESTIONS) {
    const reason = question(plan, installs);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function unreadable(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const bad = installs.flatMap(({ own }) => own).find(({ name }) => name === '');
  return bad === undefined
    ? undefined
    : `A project file cannot name the package of ${JSON.stringify(bad.text)}.`;
}

function severalFolders(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const folders = installs.flatMap(({ own }) => own.filter(({ path }) => path !== undefined));
  return folders.length < 2
    ? undefined
    : 'The plan installs several folders, and the card names the package of one only.';
}

function reinstalls(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const isAgain = installs.some(({ action }) => action.flags.includes('force-reinstall'));
  return isAgain
    ? 'The plan installs over what it has installed before; one resolution installs once.'
    : undefined;
}

function partlyPrerelease(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  return isPartly(installs, 'pre')
    ? 'The plan admits pre-releases for a part of its packages; one resolution admits them for all or none.'
    : undefined;
}

/** Without dependencies the packages of the call are all that it installs, so they can be named. */
function partlyBinary(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const open = installs.filter(({ action }) => !action.flags.includes('no-deps'));
  for (const flag of ['only-binary', 'no-binary'] as const) {
    const isSaid = open.every(({ action }) => !action.flags.includes(flag));
    const isAll = installs.every(({ action }) => action.flags.includes(flag));
    if (!isSaid && !isAll) {
      return 'The plan forbids builds or wheels for a part of its packages and what they need; one resolution cannot tell the part.';
    }
  }
  return undefined;
}

/**
 * uv takes packages without their dependencies by metadata of ours; for an address it wants the
 * version as well, which a plan does not know.
 * @see https://docs.astral.sh/uv/reference/settings/#dependency-metadata
 */
function bareAddress(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const bad = installs
    .filter(({ action }) => action.flags.includes('no-deps'))
    .flatMap(({ own }) => own)
    .find(({ hasUrl, path }) => hasUrl || path !== undefined);
  return bad === undefined
    ? undefined
    : `The plan installs ${bad.name} from its source without what it asks for, which a project file cannot say.`;
}

function runsBetween(plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const first = plan.steps.findIndex(({ id }) => id === installs[0]?.step.id);
  const last = plan.steps.findLastIndex(({ id }) => id === installs.at(-1)?.step.id);
  const between = plan.steps.slice(first, last);
  const found = between.some(({ actions }) => actions.some((action) => action.do === 'run-inside'));
  return found
    ? 'The plan runs a program of the environment between two installations; one resolution installs everything at once.'
    : undefined;
}

function otherVariables(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const values = new Map<string, string>();
  for (const { action } of installs) {
    for (const [name, value] of Object.entries(action.env ?? {})) {
      if ((values.get(name) ?? value) !== value) {
        return `The plan builds with two values of ${name}; one call has one.`;
      }
      values.set(name, value);
    }
  }
  return undefined;
}

/** A package that is named twice in different words, once for an index of its own. */
function twoHomes(_plan: Plan, installs: readonly OwnInstall[]): string | undefined {
  const homes = new Map<string, string>();
  for (const { action, own } of installs) {
    const home = action.indexUrl ?? action.findLinks ?? '';
    for (const { name } of own) {
      const before = homes.get(name);
      if (before !== undefined && before !== home && home !== '') {
        return `The plan takes ${name} from two places; one resolution takes it from one.`;
      }
      if (before === undefined) homes.set(name, home);
    }
  }
  return undefined;
}

function isPartly(installs: readonly OwnInstall[], flag: 'pre'): boolean {
  const count = installs.filter(({ action }) => action.flags.includes(flag)).length;
  return count > 0 && count < installs.length;
}
