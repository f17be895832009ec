/** A context together with everything that was chosen: what the steps are made from. */
import { type SystemNeed, type Variable } from '../card/card.ts';
import { normalizeSystem, normalizeVariables } from '../card/normalize.ts';
import { type Circumstance, applies } from '../card/when.ts';
import type { Context } from './context.ts';
import type { Foundation } from './choose-python.ts';
import { supportOf } from './find-obstacle.ts';
import type { Environment } from './plan.ts';

export interface Site extends Context, Foundation {
  /** With Python and builds known. */
  readonly circumstance: Circumstance;
  readonly environment: Environment;
  /** What conda brings in place of system packages; only where nobody has administrator rights. */
  readonly native?: Native | undefined;
}

/** Packages of conda that stand in for those of the system. */
export interface Native {
  readonly names: readonly string[];
  /** Channels beside conda-forge. */
  readonly channels: readonly string[];
  /** Ids of the system packages that they stand for. */
  readonly slugs: readonly string[];
  /** Ids of optional system packages that nothing but the system has. */
  readonly leftOut: readonly string[];
  /** Needs that no package manager meets, with or without rights. */
  readonly byHand: readonly SystemNeed[];
}

/** Adds what was chosen to a context. */
export function siteOf(context: Context, foundation: Foundation): Site {
  const frameworkBuilds = foundation.frameworks.map((chosen) =>
    'build' in chosen ? chosen.build.id : chosen.conda.id,
  );
  const cardBuilds = foundation.cardBuild === undefined ? [] : [foundation.cardBuild.build.id];
  return {
    ...context,
    ...foundation,
    circumstance: {
      ...context.circumstance,
      python: foundation.python,
      builds: [...cardBuilds, ...frameworkBuilds],
    },
    environment:
      context.tool === 'conda' ? { kind: 'conda', path: 'env' } : { kind: 'venv', path: '.venv' },
  };
}

/**
 * The folder that everything lands in. That of a stack is named after the build as well: the processor's
 * build and a GPU's are two environments.
 */
export function folderOf({ card, stack, frameworks }: Site): string {
  if (stack === undefined) return card.id;
  const builds = frameworks.flatMap((chosen) => ('build' in chosen ? chosen.build.id : []));
  return ['stack', stack.id, ...builds].join('-');
}

/** System needs of card and chosen features that hold here. */
export function systemNeeds(site: Context): readonly SystemNeed[] {
  const needs = [
    ...site.card.system,
    ...site.features.flatMap(({ system }) => normalizeSystem(system)),
  ];
  return needs.filter(({ when }) => applies(when, site.circumstance));
}

/** Variables of card, accelerator and chosen features that hold here. */
export function variablesOf(site: Context, phase: Variable['phase']): readonly Variable[] {
  const all = [
    ...site.card.env,
    ...(supportOf(site)?.env ?? []),
    ...site.features.flatMap(({ env }) => normalizeVariables(env)),
  ];
  return all.filter(
    (variable) => variable.phase === phase && applies(variable.when, site.circumstance),
  );
}

/** Variables with a fixed value, as an object; `undefined` when there are none. */
export function fixedValues(
  variables: readonly Variable[],
): Readonly<Record<string, string>> | undefined {
  const fixed = variables.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return fixed.length === 0 ? undefined : Object.fromEntries(fixed);
}
