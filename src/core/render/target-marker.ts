/** A marker that one platform meets and no other operating system or processor does. */
import { markerFields } from '../plan/requirement-here.ts';
import type { Plan } from '../plan/plan.ts';
import { findPlatform } from '../platform/platforms.ts';
import type { Registry } from '../registry.ts';

/** @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers */
export function targetMarker(plan: Plan, registry: Registry): string {
  const platform = findPlatform(registry.platforms, plan.place.platform.id);
  if (platform === undefined) throw new RangeError('A plan is for a platform of the registry.');
  const { sys_platform: system, platform_machine: machine } = markerFields(platform);
  return `sys_platform == '${system}' and platform_machine == '${machine}'`;
}
