/** Picks among the builds that a card itself distinguishes, in the card's order. */
import type { CardBuild } from '../card/card.ts';
import { admitsMinor, applies } from '../card/when.ts';
import { compareCapabilities } from '../compute/capability.ts';
import { driverFloor, reachesFloor, toolkitNeeds } from '../compute/driver.ts';
import { compareVersions } from '../python/index.ts';
import type { Context } from './context.ts';

export interface ChosenCardBuild {
  readonly build: CardBuild;
  readonly minDriver?: string | undefined;
  readonly rejected: readonly { readonly build: string; readonly reason: string }[];
}

/** Chooses the first build that fits; `undefined` build when the card distinguishes none. */
export function chooseCardBuild(
  context: Context,
  python: string,
): ChosenCardBuild | { readonly noBuild: string } | undefined {
  const builds = context.card.compute[context.compute]?.builds ?? [];
  if (builds.length === 0) return undefined;
  const rejected: { build: string; reason: string }[] = [];
  for (const build of builds) {
    const reason = misfit(context, build, python);
    if (reason === undefined)
      return { build, minDriver: cardDriverFloor(context, build), rejected };
    rejected.push({ build: build.id, reason });
  }
  const reasons = rejected.map(({ build, reason }) => `${build} ${reason}`).join('; ');
  return { noBuild: `No build of ${context.card.name} fits: ${reasons}.` };
}

function misfit(context: Context, build: CardBuild, python: string): string | undefined {
  const { platform, family, target } = context;
  if (!applies(build.when, { ...context.circumstance, python })) {
    return `is not made for ${platform.name} on ${platform.arch}`;
  }
  if (build.python !== undefined && !admitsMinor(build.python, python)) {
    return `exists for Python ${build.python}`;
  }
  if (
    build.glibc !== undefined &&
    platform.os === 'linux' &&
    (platform.glibc === undefined || compareVersions(platform.glibc, build.glibc) < 0)
  ) {
    return `needs glibc ${build.glibc}, ${platform.name} has ${platform.glibc ?? 'none'}`;
  }
  const floor = cardDriverFloor(context, build);
  if (!reachesFloor(target.driver, floor)) {
    return `needs driver ${floor ?? ''} or newer, yours is ${target.driver ?? ''}`;
  }
  const lowest = capabilityFloor(context, build);
  const has = family.capability?.max;
  if (lowest !== undefined && has !== undefined && compareCapabilities(has, lowest) < 0) {
    return `needs compute capability ${lowest}, ${family.name} has ${has}`;
  }
  return undefined;
}

function capabilityFloor(context: Context, build: CardBuild): string | undefined {
  return build.capability ?? toolkitNeeds(context.registry.compute, build.toolkit)?.min_capability;
}

function cardDriverFloor(context: Context, build: CardBuild): string | undefined {
  if (context.compute !== 'cuda') return build.min_driver;
  const toolkit = toolkitNeeds(context.registry.compute, build.toolkit)?.min_driver;
  return build.min_driver ?? driverFloor(context.platform, toolkit);
}
