/** Platforms between which neither the data nor a card make a difference. */
import type { Card, ComputeKind } from '../../card/card.ts';
import type { Platform } from '../../platform/platform.ts';
import { platformNames } from '../../plan/context.ts';
import { firstPlan, genericFamily } from '../../plan/first-plan.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { compareVersions } from '../../python/index.ts';
import type { Registry } from '../../registry.ts';

export interface MachineKind {
  /** `linux-x86_64`, `linux-aarch64-musl`, `wsl2-x86_64`, ... or the id of one platform. */
  readonly id: string;
  /** The platform that is planned for: the one with the newest C library. */
  readonly platform: Platform;
}

/** The kinds in the order of the platforms. */
export function machineKinds(card: Card, registry: Registry): readonly MachineKind[] {
  const kinds = new Map<string, Platform>();
  const kindOf = kindsFor(card);
  for (const platform of registry.platforms) {
    const id = kindOf(platform);
    const known = kinds.get(id);
    if (known === undefined) kinds.set(id, platform);
    else
      kinds.set(id, { ...(isNewer(platform, known) ? platform : known), name: nameOf(platform) });
  }
  return [...kinds].map(([id, platform]) => ({ id, platform }));
}

/** The kind of a platform; one that the card speaks of by name is a kind of its own. */
export function kindsFor(card: Card): (platform: Platform) => string {
  const named = namedPlatforms(card);
  return (platform) => {
    if (platformNames(platform).some((name) => named.has(name))) return platform.id;
    const system = platform.wsl === true ? `wsl2-${platform.arch}` : platform.osArch;
    return platform.libc === 'musl' ? `${system}-musl` : system;
  };
}

/**
 * The first plan for a kind of machine with a kind of compute, whichever GPU it is.
 *
 * @param registry with the kind's platform as its only one
 */
export function planOfKind(
  card: Card,
  registry: Registry,
  compute: ComputeKind,
): { readonly plan: Plan; readonly target: Target } | { readonly refused: string } {
  const family = genericFamily(registry, compute);
  const platform = registry.platforms[0];
  if (family === undefined || platform === undefined) return { refused: 'No such GPU is known.' };
  const place = { platform: platform.id, gpu: family.id, features: [] };
  const found = firstPlan(card, place, registry);
  return isObstacle(found) ? { refused: found.reason } : found;
}

/** What several platforms have in common, for reasons that are given to people. */
function nameOf({ os, arch, libc }: Platform): string {
  const system = { linux: 'Linux', macos: 'macOS', windows: 'Windows' }[os];
  return `${system} on ${arch}${libc === 'musl' ? ' with musl' : ''}`;
}

/** The names in `platforms` and in every condition, however deep. */
function namedPlatforms(card: Card): ReadonlySet<string> {
  const named = new Set(Object.keys(card.platforms));
  JSON.stringify(card, (key, value: unknown) => {
    if (key === 'platform' && Array.isArray(value)) {
      for (const name of value) if (typeof name === 'string') named.add(name);
    }
    return value;
  });
  return named;
}

function isNewer({ glibc }: Platform, known: Platform): boolean {
  return glibc !== undefined && compareVersions(glibc, known.glibc ?? '0') > 0;
}
