/** The way out where a framework has no fitting wheel but conda-forge has a build. */
import type { CardFramework } from '../card/card.ts';
import { compareCapabilities } from '../compute/capability.ts';
import { driverFloor, reachesFloor, toolkitNeeds } from '../compute/driver.ts';
import type { Framework } from '../generated/framework.ts';
import { compareVersions } from '../python/index.ts';
import type { Context } from './context.ts';

type CondaBuild = NonNullable<Framework['conda']>['builds'][number];

/** A framework that conda installs together with Python. */
export interface CondaFramework {
  readonly id: string;
  readonly framework: Framework;
  readonly conda: CondaBuild;
  readonly channel: string;
  /** Match specifications. */
  readonly packages: readonly string[];
  /** What the card allows, as a specifier; empty for any. */
  readonly range: string;
  readonly reason: string;
}

/** Chooses conda's build, when the tool is conda and one fits. */
export function chooseCondaBuild(
  context: Context,
  wanted: CardFramework,
  framework: Framework,
): CondaFramework | undefined {
  const { conda } = framework;
  if (context.tool !== 'conda' || conda === undefined) return undefined;
  const build = conda.builds.find((candidate) => fits(context, candidate));
  if (build === undefined) return undefined;
  const companions = (wanted.with ?? []).map((name) => conda.companions?.[name]);
  if (companions.includes(undefined)) return undefined;
  const range = wanted.version ?? '';
  return {
    id: wanted.name,
    framework,
    conda: build,
    channel: conda.channel,
    packages: [
      ...build.packages.map((spec) => spec.replace('{version}', range).trim()),
      ...companions.flatMap((name) => name ?? []),
    ],
    range,
    reason: `there is no wheel of ${framework.name} for ${context.platform.name} here; ${conda.channel} builds one`,
  };
}

function fits(context: Context, build: CondaBuild): boolean {
  const { platform, family, compute, registry, target } = context;
  if (build.compute !== compute) return false;
  if (!build.on.some((osArch) => osArch === platform.osArch)) return false;
  if (platform.glibc !== undefined && build.glibc !== undefined) {
    if (compareVersions(platform.glibc, build.glibc) < 0) return false;
  }
  if (compute !== 'cuda') return true;
  const needs = toolkitNeeds(registry.compute, build.toolkit);
  const has = family.capability?.max;
  if (needs !== undefined && has !== undefined) {
    if (compareCapabilities(has, needs.min_capability) < 0) return false;
  }
  return reachesFloor(target.driver, driverFloor(platform, needs?.min_driver));
}
