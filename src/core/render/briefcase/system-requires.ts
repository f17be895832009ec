/** Names of system packages for each Linux distribution, to build the app and to run it. */
import { type Context, contextOf } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { systemNeeds } from '../../plan/site.ts';
import { systemNames } from '../../platform/system-names.ts';
import type { FormatRequest } from '../format.ts';

export interface SystemRequires {
  /** `ID` of os-release, which Briefcase knows a distribution by. */
  readonly distribution: string;
  readonly build: readonly string[];
  readonly run: readonly string[];
}

/** The first release that the catalog lists stands for its distribution; those without needs are left out. */
export function systemRequires(request: FormatRequest): readonly SystemRequires[] {
  const found: SystemRequires[] = [];
  for (const { id, os, libc, distribution } of request.registry.platforms) {
    if (os !== 'linux' || libc === 'musl' || distribution === undefined) continue;
    if (found.some((row) => row.distribution === distribution)) continue;
    const context = contextOf(
      request.card,
      { ...request.target, platform: id, tool: 'pip' },
      request.registry,
    );
    if (isObstacle(context)) continue;
    found.push({ distribution, build: namesFor(context, 'build'), run: namesFor(context, 'run') });
  }
  return found.filter(({ build, run }) => build.length + run.length > 0);
}

function namesFor(context: Context, use: 'build' | 'run'): readonly string[] {
  const needs = systemNeeds(context).filter((need) => need.for === use && !need.optional);
  const names = needs.flatMap(({ anyOf }) => {
    for (const slug of anyOf) {
      const system = context.registry.system[slug];
      if (system === undefined || system.kind === 'driver') continue;
      const found = systemNames(system, context.platform.manager, context.platform, use);
      if (found !== undefined && 'names' in found && found.setups.length === 0) return found.names;
    }
    return [];
  });
  return [...new Set(names)].toSorted();
}
