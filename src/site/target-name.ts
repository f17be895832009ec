/** Names of a target for people. */
import type { Target } from '../core/plan/plan.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Registry } from '../core/registry.ts';
import { TOOLS } from './target-query.ts';

/** `Ubuntu 24.04, NVIDIA, uv`, and what was chosen beyond that. */
export function targetName(target: Target, registry: Registry): string {
  const platform = findPlatform(registry.platforms, target.platform)?.name ?? target.platform;
  const tool = TOOLS.find(({ id }) => id === target.tool)?.name ?? target.tool;
  const extras = [target.version, target.variant, ...target.features].filter(
    (extra) => extra !== undefined,
  );
  return [platform, gpuName(target.gpu, registry), tool, ...extras].join(', ');
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
