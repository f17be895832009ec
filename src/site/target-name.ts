/** Names of a target for people. */
import type { Target } from '../core/plan/plan.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Registry } from '../core/registry.ts';
import { TOOLS } from './target-query.ts';

/** `Ubuntu 24.04, NVIDIA, uv`, and what was chosen beyond that. */
export function targetName(target: Target, registry: Registry): string {
  const tool = TOOLS.find(({ id }) => id === target.tool)?.name ?? target.tool;
  return [...placeOf(target, registry), tool, ...extrasOf(target)].join(', ');
}

/** The same without the tool: an output format brings its own. */
export function placeName(target: Target, registry: Registry): string {
  return [...placeOf(target, registry), ...extrasOf(target)].join(', ');
}

function placeOf({ platform, gpu }: Target, registry: Registry): readonly string[] {
  const name = findPlatform(registry.platforms, platform)?.name ?? platform;
  return [name, gpuName(gpu, registry)];
}

function extrasOf({ version, variant, features, admin, stack }: Target): readonly string[] {
  const rights = admin === false ? 'no administrator rights' : undefined;
  const shared = stack === undefined ? undefined : `stack ${stack}`;
  return [version, variant, ...features, rights, shared].filter((extra) => extra !== undefined);
}

/** Name of a GPU family; of its maker when the family says no more than that. */
export function gpuName(gpu: string, registry: Registry): string {
  const family = registry.compute.families.find(({ id }) => id === gpu);
  if (family === undefined) return gpu;
  const isOnly = registry.compute.families.every(
    ({ id, compute }) => id === family.id || compute !== family.compute,
  );
  return family.generic === true || isOnly ? kindName(family.compute, registry) : family.name;
}

/** `NVIDIA`, `Processor only`: kinds of compute by their maker, if they have one. */
export function kindName(kind: string, registry: Registry): string {
  const row = registry.compute.kinds.find(({ id }) => id === kind);
  return row?.maker ?? row?.name ?? kind;
}
