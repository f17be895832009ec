/** Which cards a stack suits, as far as the cards say. */
import type { Card, ComputeKind } from '../card/card.ts';
import type { Stack } from '../generated/stack.ts';
import { contextOf } from '../plan/context.ts';
import { findObstacle } from '../plan/find-obstacle.ts';
import { genericFamily } from '../plan/first-plan.ts';
import { isObstacle } from '../plan/obstacle.ts';
import type { Platform } from '../platform/platform.ts';
import type { Registry } from '../registry.ts';
import { pinnedRelease } from './pinned-release.ts';
import { type Misfit, stackMisfit } from './misfit.ts';

/** `fits`: nothing that is stated stands against it; else the fact that decides. */
export type StackFit = { readonly fits: true } | ({ readonly fits: false } & Misfit);

/**
 * Judges a card by what it states: it fits when it does on one kind of system that the stack's framework has
 * builds for. Whether the packages go together a resolver knows.
 */
export function stackFit(card: Card, stack: Stack, registry: Registry): StackFit {
  // What the stack lacks says more than that a card has nothing for some GPU.
  let first: Misfit | undefined;
  for (const { platform, compute } of stackPlaces(stack, registry)) {
    const misfit = misfitAt(card, stack, registry, platform, compute);
    if (misfit === undefined) return { fits: true };
    if (first === undefined || 'obstacle' in first) first = misfit;
  }
  const nowhere = `The catalog knows no build of ${stack.framework} for the stack ${stack.name}.`;
  return { fits: false, ...(first ?? { reason: nowhere }) };
}

interface StackPlace {
  readonly platform: Platform;
  readonly compute: ComputeKind;
}

/** One platform for each system and processor with each kind of compute that has a build of the pinned release. */
export function stackPlaces(stack: Stack, registry: Registry): readonly StackPlace[] {
  const framework = registry.frameworks[stack.framework];
  if (framework === undefined) return [];
  const release = pinnedRelease(stack, framework);
  return Object.entries(release?.builds ?? {}).flatMap(([osArch, ids]) => {
    const platform = representative(registry, osArch);
    if (platform === undefined) return [];
    const builds = framework.builds.filter(({ id }) => ids.includes(id));
    const kinds = new Set(builds.map(({ compute }) => compute));
    return [...kinds]
      .filter((compute) => platform.compute.includes(compute))
      .toSorted((left, right) => Number(right === 'cpu') - Number(left === 'cpu'))
      .map((compute) => ({ platform, compute }));
  });
}

/** The first prominent platform of a system, else the first; WSL 2 and musl are no measure for others. */
function representative({ platforms }: Registry, osArch: string): Platform | undefined {
  const own = platforms.filter(
    (platform) => platform.osArch === osArch && platform.wsl !== true && platform.libc !== 'musl',
  );
  return own.find(({ prominent }) => prominent === true) ?? own[0];
}

function misfitAt(
  card: Card,
  stack: Stack,
  registry: Registry,
  platform: Platform,
  compute: ComputeKind,
): Misfit | undefined {
  const gpu = genericFamily(registry, compute)?.id ?? 'cpu';
  const target = { platform: platform.id, gpu, tool: 'uv', features: [] } as const;
  const context = contextOf(card, target, registry);
  if (isObstacle(context)) return context;
  return findObstacle(context) ?? stackMisfit(context, stack);
}
