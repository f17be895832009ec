/** What a need of the system comes to on a platform: names for its package manager, or a person's work. */
import type { SystemNeed } from '../../card/card.ts';
import type { SystemPackage } from '../../generated/system-package.ts';
import { type SystemNames, systemNames } from '../../platform/system-names.ts';
import type { Context } from '../context.ts';
import { toolkitOf } from '../toolkit.ts';
import { clause, description } from '../wording.ts';

/** One system package that will be installed. */
export interface Wanted {
  readonly slug: string;
  readonly system: SystemPackage;
  readonly names: SystemNames;
  readonly why: string;
  /** The model works without. */
  readonly isOptional: boolean;
}

/** What a need comes to on this platform. */
type Settled = Wanted | ByHand;

/** What only a person can do about a need. */
export interface ByHand {
  readonly slug: string;
  readonly byHand: string;
  readonly url?: string | undefined;
  /** It is about the environment, which has to be there first. */
  readonly isInEnvironment: boolean;
}

/** What the needs come to, each package once; a need that nothing here can meet is left out. */
export function settleNeeds(context: Context, needs: readonly SystemNeed[]): readonly Settled[] {
  return uniqueBySlug(needs.flatMap((need) => settle(context, need)));
}

/** What conda installs for a system need, without an administrator. */
export interface CondaNames {
  readonly names: readonly string[];
  /** Channels beside the environment's own. */
  readonly channels: readonly string[];
}

/** Whether a system package exists for this operating system at all, and is no driver. */
export function concernsSystem({ registry, platform }: Context, slug: string): boolean {
  const system = registry.system[slug];
  if (system === undefined || system.kind === 'driver') return false;
  return system.platforms?.includes(platform.os) ?? true;
}

/** Whether a need can be met by conda's own packages. */
export function condaNames(context: Context, need: SystemNeed): CondaNames | undefined {
  for (const slug of need.anyOf) {
    const system = context.registry.system[slug];
    if (system === undefined || system.kind === 'driver') continue;
    const found = systemNames(system, 'conda', context.platform, need.for);
    if (found === undefined || !('names' in found)) continue;
    const channels = found.setups.flatMap((id) => context.registry.setups[id]?.channel ?? []);
    const toolkit = toolkitOf(context) ?? '*';
    return { names: found.names.map((name) => name.replaceAll('{version}', toolkit)), channels };
  }
  return undefined;
}

function settle(context: Context, need: SystemNeed): readonly Settled[] {
  const { registry, platform } = context;
  let hint: Settled | undefined;
  for (const slug of need.anyOf) {
    const system = registry.system[slug];
    if (system === undefined || !concernsSystem(context, slug)) continue;
    const names = systemNames(system, platform.manager, platform, need.for);
    if (names === undefined) continue;
    if (!('names' in names)) {
      hint ??= { slug, byHand: names.hint, isInEnvironment: names.isInEnvironment };
      continue;
    }
    if (names.names.length === 0) return [];
    const byHand = pinnedByHand(context, system, names);
    if (byHand !== undefined) return [{ slug, ...byHand, isInEnvironment: false }];
    return [{ slug, system, names, why: whyOf(need, system), isOptional: need.optional }];
  }
  return hint === undefined || need.optional ? [] : [hint];
}

/** Package managers take no lower bound, so a needed version can only be told. */
function whyOf({ why, min }: SystemNeed, system: SystemPackage): string {
  const reason = why === undefined ? description(system.description) : clause(why);
  return min === undefined ? reason : `${reason} (${min} or newer)`;
}

/** A package that must equal the chosen toolkit, where the manager is not known to have that version. */
function pinnedByHand(
  context: Context,
  { pinned }: SystemPackage,
  { version }: SystemNames,
): { readonly byHand: string; readonly url: string } | undefined {
  const toolkit = toolkitOf(context);
  if (pinned === undefined || toolkit === undefined) return undefined;
  if (version?.split('.')[0] === toolkit.split('.')[0]) return undefined;
  return { byHand: pinned.by_hand.replaceAll('{version}', toolkit), url: pinned.url };
}

function uniqueBySlug(settled: readonly Settled[]): readonly Settled[] {
  const bySlug = new Map<string, Settled>();
  for (const item of settled) {
    const before = bySlug.get(item.slug);
    bySlug.set(item.slug, before === undefined ? item : merged(before, item));
  }
  return [...bySlug.values()];
}

/** The same package once for running and once for building: the union of its names; needed if one needs it. */
function merged(left: Settled, right: Settled): Settled {
  if (!('names' in left) || !('names' in right)) return left;
  const names = [...new Set([...left.names.names, ...right.names.names])];
  const setups = [...new Set([...left.names.setups, ...right.names.setups])];
  const isOptional = left.isOptional && right.isOptional;
  return { ...left, names: { ...left.names, names, setups }, isOptional };
}
