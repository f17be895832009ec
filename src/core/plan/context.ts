/** A target with its ids looked up: what every part of the planner works on. */
import type { Card, ComputeKind, Feature, ToolId, Variant } from '../card/card.ts';
import { selectVersion } from '../card/normalize.ts';
import type { Circumstance } from '../card/when.ts';
import type { Compute } from '../generated/compute.ts';
import type { Platform } from '../platform/platform.ts';
import { findPlatform } from '../platform/platforms.ts';
import type { Registry } from '../registry.ts';
import type { NamedStack } from '../stack/with-stack.ts';
import { type Obstacle, isObstacle, obstacle } from './obstacle.ts';
import { type Network, networkOf } from './network.ts';
import type { Target } from './plan.ts';

export type Family = Compute['families'][number];

export interface Context {
  /** The card of the chosen version. */
  readonly card: Card;
  readonly target: Target;
  readonly registry: Registry;
  readonly platform: Platform;
  readonly family: Family;
  readonly compute: ComputeKind;
  readonly tool: ToolId;
  readonly variant?: Variant | undefined;
  /** Chosen features, with the default of each mandatory choice added. */
  readonly features: readonly (Feature & { readonly id: string })[];
  readonly circumstance: Circumstance;
  readonly network: Network;
  readonly stack?: NamedStack | undefined;
}

/** Looks everything up; an id that nobody knows is an obstacle. */
export function contextOf(card: Card, target: Target, registry: Registry): Context | Obstacle {
  const version = selectVersion(card, target.version);
  if (version === undefined) return unknown('version', target.version ?? '', versionsOf(card));
  const platform = findPlatform(registry.platforms, target.platform);
  if (platform === undefined) {
    return unknown(
      'platform',
      target.platform,
      registry.platforms.map(({ id }) => id),
    );
  }
  const family = findFamily(registry.compute, target.gpu);
  if (family === undefined) {
    return unknown(
      'gpu',
      target.gpu,
      registry.compute.families.map(({ id }) => id),
    );
  }
  const variant = chooseVariant(version, target.variant);
  if (variant === 'unknown') {
    return unknown(
      'variant',
      target.variant ?? '',
      version.variants.map(({ id }) => id),
    );
  }
  const features = chooseFeatures(version, target.features);
  if ('obstacle' in features) return features;
  const network = networkOf(target);
  if (isObstacle(network)) return network;
  const stack = findStack(registry, target.stack);
  if (isObstacle(stack)) return stack;
  return {
    card: version,
    target,
    registry,
    platform,
    family,
    compute: family.compute,
    tool: target.tool,
    variant,
    features,
    network,
    stack,
    circumstance: {
      os: platform.os,
      arch: platform.arch,
      platform: platformNames(platform),
      libc: platform.libc,
      compute: family.compute,
      tool: target.tool,
      variant: variant?.id,
      features: features.map(({ id }) => id),
    },
  };
}

function findStack(
  { stacks }: Registry,
  id: string | undefined,
): NamedStack | undefined | Obstacle {
  if (id === undefined) return undefined;
  const stack = Object.hasOwn(stacks, id) ? stacks[id] : undefined;
  return stack === undefined ? unknown('stack', id, Object.keys(stacks)) : { id, stack };
}

/** Whether the plan must do without administrator rights. */
export function lacksRights({ target }: Pick<Context, 'target'>): boolean {
  return target.admin === false;
}

/** Finds a GPU family by its id or one of its aliases. */
export function findFamily(compute: Compute, name: string): Family | undefined {
  return (
    compute.families.find((family) => family.id === name) ??
    compute.families.find((family) => family.aliases?.includes(name))
  );
}

/** The names under which a card may speak of a platform. */
export function platformNames(platform: Platform): readonly string[] {
  const plain = platform.id.replace(/-(x86_64|aarch64)$/, '');
  return [...new Set([platform.id, plain])];
}

function versionsOf(card: Card): readonly string[] {
  return [card, ...card.versions].flatMap(({ version }) => version ?? []);
}

function unknown(what: string, given: string, known: readonly string[]): Obstacle {
  const none = what === 'stack' ? 'The catalog has none.' : 'This card has none.';
  const names = known.length > 0 ? `One of: ${known.join(', ')}.` : none;
  return obstacle(what, `There is no ${what} "${given}". ${names}`);
}

function chooseVariant(card: Card, id: string | undefined): Variant | undefined | 'unknown' {
  if (id !== undefined) return card.variants.find((variant) => variant.id === id) ?? 'unknown';
  return card.variants.find((variant) => variant.default === true) ?? card.variants[0];
}

function chooseFeatures(
  card: Card,
  wanted: readonly string[],
): readonly (Feature & { readonly id: string })[] | Obstacle {
  const stranger = wanted.find((id) => !Object.hasOwn(card.features, id));
  if (stranger !== undefined) return unknown('feature', stranger, Object.keys(card.features));
  const defaults = card.chooseOne
    .filter((group) => !group.some((id) => wanted.includes(id)))
    .flatMap((group) => group.slice(0, 1));
  const ids = [...new Set([...wanted, ...defaults])].toSorted();
  for (const id of ids) {
    const clash = card.features[id]?.excludes?.find((other) => ids.includes(other));
    if (clash !== undefined) {
      return obstacle('feature', `The features "${id}" and "${clash}" exclude each other.`);
    }
  }
  for (const group of card.chooseOne) {
    const chosen = group.filter((id) => ids.includes(id));
    if (chosen.length > 1) {
      return obstacle('feature', `Choose one of these features: ${chosen.join(', ')}.`);
    }
  }
  return ids.flatMap((id) => {
    const feature = card.features[id];
    return feature === undefined ? [] : [{ id, ...feature }];
  });
}
