/** From a plan to uv's tables, or to the fact that one resolution cannot express. */
import type { Plan } from '../../plan/plan.ts';
import type { FormatRequest } from '../format.ts';
import { limitsOf } from '../limits.ts';
import { type PackageInstall, packageInstalls } from '../package-installs.ts';
import type { PipInstall } from '../pip.ts';
import { targetMarker } from '../target-marker.ts';
import { type Dependency, ownDependencies } from './dependencies.ts';
import { whyNotOneResolution } from './one-resolution.ts';
import { sourcesOf } from './sources.ts';
import type { Inexpressible, ProjectTables } from './tables.ts';

type Flag = PipInstall['flags'][number];

/** An installation with the packages that it is the first to name. */
export interface OwnInstall extends PackageInstall {
  readonly own: readonly Dependency[];
}

/**
 * @see https://docs.astral.sh/uv/reference/settings/
 * @see https://docs.astral.sh/uv/concepts/projects/dependencies/
 */
export function projectTables(request: FormatRequest, plan: Plan): ProjectTables | Inexpressible {
  const installs = ownDependencies(packageInstalls(plan), plan.card, request.card.package);
  const reason = whyNotOneResolution(plan, installs);
  if (reason !== undefined) return { reason };
  const found = sourcesOf(request, plan, installs);
  if ('reason' in found) return found;
  return {
    python: plan.python?.version ?? '',
    dependencies: [...new Set(installs.flatMap(({ own }) => own.map(({ spelled }) => spelled)))],
    constraints: limitsOf(plan, request.card),
    ...found,
    // Without it uv would resolve for every platform, and fail where a build exists for one only.
    environment: targetMarker(plan, request.registry),
    withoutIsolation: namesWith(installs, 'no-build-isolation'),
    onlyBinary: namesOrAll(installs, 'only-binary'),
    noBinary: namesOrAll(installs, 'no-binary'),
    withoutDependencies: namesWith(installs, 'no-deps'),
    allowsPrereleases: installs.some(({ action }) => action.flags.includes('pre')),
    buildVariables: buildVariables(installs),
  };
}

function namesWith(installs: readonly OwnInstall[], flag: Flag): readonly string[] {
  const fitting = installs.filter(({ action }) => action.flags.includes(flag));
  return [...new Set(fitting.flatMap(({ own }) => own.map(({ name }) => name)))];
}

function namesOrAll(installs: readonly OwnInstall[], flag: Flag): readonly string[] | 'all' {
  const isEverywhere = installs.every(({ action }) => action.flags.includes(flag));
  return isEverywhere ? 'all' : namesWith(installs, flag);
}

function buildVariables(installs: readonly OwnInstall[]): ProjectTables['buildVariables'] {
  const pairs = installs.flatMap(({ action, own }) =>
    action.env === undefined ? [] : own.map(({ name }) => [name, action.env ?? {}] as const),
  );
  return Object.fromEntries(pairs);
}
