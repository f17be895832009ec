/** The oldest C library with which a plan can be made. */
import { chooseFoundation } from '../../plan/choose-python.ts';
import type { Context } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { compareVersions } from '../../python/index.ts';

/** @returns `undefined` where nothing limits it, as on systems without glibc */
export function lowestGlibc(context: Context): string | undefined {
  const { card, platform } = context;
  if (platform.glibc === undefined) return undefined;
  const floors = floorsOf(context);
  const lowest = floors.find((glibc) => {
    const older = { ...context, platform: { ...platform, glibc } };
    return !isObstacle(chooseFoundation(older));
  });
  return [lowest, card.minimum.glibc]
    .filter((version) => version !== undefined)
    .toSorted(compareVersions)
    .at(-1);
}

/** Every floor that some build states, lowest first. */
function floorsOf({ card, compute, registry }: Context): readonly string[] {
  const frameworks = card.frameworks.flatMap(({ name }) => registry.frameworks[name] ?? []);
  const floors = [
    ...frameworks.flatMap(({ glibc }) => glibc ?? []),
    ...frameworks.flatMap(({ conda }) => conda?.builds.flatMap(({ glibc }) => glibc ?? []) ?? []),
    ...(card.compute[compute]?.builds.flatMap(({ glibc }) => glibc ?? []) ?? []),
  ];
  return [...new Set(floors)].toSorted(compareVersions);
}
