/** Targets that the site itself names: the first one shown, the common ones, and the nearest possible one. */
import type { Card, ComputeKind, ToolId } from '../core/card/card.ts';
import { selectVersion } from '../core/card/normalize.ts';
import { genericFamily, toolOrder } from '../core/plan/first-plan.ts';
import { idleKinds } from '../core/plan/idle-kinds.ts';
import { isObstacle } from '../core/plan/obstacle.ts';
import { attemptPlan } from '../core/plan/plan-card.ts';
import type { Target } from '../core/plan/plan.ts';
import type { Platform } from '../core/platform/platform.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Registry } from '../core/registry.ts';

/** What a page shows first: the card's own accelerator on the most common platform, with a tool that works. */
export function defaultTarget(card: Card, registry: Registry): Target {
  const kind = card.compute.cuda?.support === 'yes' ? 'cuda' : 'cpu';
  const targets = toolOrder.flatMap((tool) => targetOf(registry, 'ubuntu-24.04', kind, tool) ?? []);
  const working = targets.find((target) => !isObstacle(attemptPlan(card, target, registry)));
  return (
    working ??
    targets[0] ?? {
      platform: registry.platforms[0]?.id ?? '',
      gpu: familyOf(registry, 'cpu'),
      tool: 'pip',
      features: [],
    }
  );
}

/** Targets that many people have; their instructions stand in the page and need no JavaScript. */
export function commonTargets(registry: Registry): readonly Target[] {
  return COMMON.flatMap(([platform, kind, tool]) => targetOf(registry, platform, kind, tool) ?? []);
}

/** The family that stands for "this maker, not sure which"; `cpu` for no GPU. */
export function familyOf(registry: Registry, kind: ComputeKind): string {
  return genericFamily(registry, kind)?.id ?? kind;
}

/** Kind of compute of a family. */
export function kindOf(registry: Registry, gpu: string): ComputeKind {
  return registry.compute.families.find(({ id }) => id === gpu)?.compute ?? 'cpu';
}

/**
 * The target with a GPU that the platform can have. Someone who turns from Ubuntu to a Mac does not
 * ask for an NVIDIA GPU in it.
 */
export function settle(target: Target, registry: Registry): Target {
  const platform = findPlatform(registry.platforms, target.platform);
  if (platform === undefined || platform.compute.includes(kindOf(registry, target.gpu)))
    return target;
  return { ...target, gpu: familyOf(registry, ownKind(platform)), driver: undefined };
}

/** The target with the processor in place of a GPU that the card has no use for. */
export function withoutIdleGpu(target: Target, card: Card, registry: Registry): Target {
  const own = selectVersion(card, target.version) ?? card;
  if (!idleKinds(own, registry).includes(kindOf(registry, target.gpu))) return target;
  return { ...target, gpu: familyOf(registry, 'cpu'), driver: undefined };
}

/**
 * What is known of the machine once a target is chosen: the processor, chosen for a card that has no
 * use for the GPU of the machine, does not mean that the GPU is gone.
 *
 * @param before what was known
 */
export function machineBehind(
  target: Target,
  before: Target,
  card: Card,
  registry: Registry,
): Target {
  const owned = { ...target, gpu: before.gpu, driver: before.driver };
  const isOnProcessor = kindOf(registry, target.gpu) === 'cpu';
  const isIdle = withoutIdleGpu(owned, card, registry) !== owned;
  return isOnProcessor && isIdle && settle(owned, registry) === owned ? owned : target;
}

type Row = readonly [platform: string, kind: ComputeKind, tool: ToolId];

const COMMON: readonly Row[] = [
  ['ubuntu-24.04', 'cuda', 'uv'],
  ['ubuntu-24.04', 'cpu', 'uv'],
  ['ubuntu-24.04', 'cpu', 'pip'],
  ['macos', 'mps', 'uv'],
  ['windows', 'cuda', 'uv'],
  ['windows', 'cpu', 'uv'],
  ['wsl2', 'cuda', 'uv'],
  ['ubuntu-24.04', 'cuda', 'docker'],
];

function targetOf(
  registry: Registry,
  name: string,
  kind: ComputeKind,
  tool: ToolId,
): Target | undefined {
  const platform = findPlatform(registry.platforms, name);
  if (platform === undefined || !platform.compute.includes(kind)) return undefined;
  return { platform: platform.id, gpu: familyOf(registry, kind), tool, features: [] };
}

/** Apple's GPU comes with the machine; any other has to be named by its owner. */
function ownKind(platform: Platform): ComputeKind {
  return platform.compute.includes('mps') ? 'mps' : 'cpu';
}
