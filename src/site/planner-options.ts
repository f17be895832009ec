/** The choices of the planner, as data: which groups, which options, which one is taken. */
import type { Card } from '../core/card/card.ts';
import { selectVersion } from '../core/card/normalize.ts';
import type { Target } from '../core/plan/plan.ts';
import { isObstacle } from '../core/plan/obstacle.ts';
import { attemptPlan } from '../core/plan/plan-card.ts';
import type { Platform } from '../core/platform/platform.ts';
import type { Registry } from '../core/registry.ts';
import { kindName } from './target-name.ts';
import { TOOLS } from './target-query.ts';
import { familyOf, kindOf, settle } from './targets.ts';

/** Names of the groups are the keys of the query, except `compute`, which chooses among families. */
export type GroupKey =
  'on' | 'compute' | 'with' | 'version' | 'variant' | 'feature' | 'admin' | 'stack';

export interface Option {
  readonly value: string;
  readonly name: string;
  /** Smaller print beside the name. */
  readonly detail?: string | undefined;
  /** The whole explanation, when the name alone does not say enough. */
  readonly summary?: string | undefined;
  readonly isChosen: boolean;
  /** Listed only after "more". */
  readonly isFurther: boolean;
  /** The target when this option is taken. */
  readonly target: Target;
}

export interface OptionGroup {
  readonly key: GroupKey;
  readonly legend: string;
  readonly many: boolean;
  readonly options: readonly Option[];
}

/** The groups that this card offers, in the order of deciding. */
export function optionGroups(
  card: Card,
  registry: Registry,
  target: Target,
): readonly OptionGroup[] {
  const chosen = selectVersion(card, target.version) ?? card;
  const groups: readonly OptionGroup[] = [
    { key: 'on', legend: 'System', many: false, options: systems(registry, target) },
    { key: 'compute', legend: 'Compute', many: false, options: kinds(registry, target) },
    { key: 'with', legend: 'With', many: false, options: tools(target) },
    { key: 'version', legend: 'Version', many: false, options: versions(card, target) },
    { key: 'variant', legend: 'Variant', many: false, options: variants(chosen, target) },
    { key: 'feature', legend: 'Features', many: true, options: features(chosen, target) },
    { key: 'admin', legend: 'Rights', many: true, options: rights(target) },
    { key: 'stack', legend: 'Stack', many: false, options: stacks(registry, target) },
  ];
  return groups.filter(({ options }) => options.length > 0);
}

/**
 * Why options do not work with the rest of the target, by `key=value`; options that work are left out. When
 * the target itself is refused, a group that cannot mend that says nothing and is left out too.
 */
export function refusedOptions(
  card: Card,
  registry: Registry,
  target: Target,
): Readonly<Record<string, string>> {
  const isRefused = isObstacle(attemptPlan(card, target, registry));
  const groups = optionGroups(card, registry, target).map(({ key, options }) => {
    const reasons = options.flatMap(({ value, target: other }) => {
      const result = attemptPlan(card, other, registry);
      return isObstacle(result) ? [[`${key}=${value}`, result.reason] as const] : [];
    });
    return isRefused && reasons.length === options.length ? [] : reasons;
  });
  return Object.fromEntries(groups.flat());
}

function systems(registry: Registry, target: Target): readonly Option[] {
  return registry.platforms.map((platform) => ({
    value: platform.id,
    name: platform.name,
    detail: processorOf(platform),
    isChosen: platform.id === target.platform,
    isFurther: platform.prominent !== true || processorOf(platform) !== undefined,
    target: settle({ ...target, platform: platform.id }, registry),
  }));
}

/** Named only where a platform has a second processor family. */
function processorOf(platform: Platform): string | undefined {
  if (!platform.id.endsWith(`-${platform.arch}`)) return undefined;
  return platform.arch === 'aarch64' ? 'arm64' : 'x86-64';
}

function kinds(registry: Registry, target: Target): readonly Option[] {
  const current = kindOf(registry, target.gpu);
  return registry.compute.kinds.map((kind) => ({
    value: kind.id,
    name: kindName(kind.id, registry),
    isChosen: kind.id === current,
    isFurther: false,
    target:
      kind.id === current
        ? target
        : { ...target, gpu: familyOf(registry, kind.id), driver: undefined },
  }));
}

function tools(target: Target): readonly Option[] {
  return TOOLS.map(({ id, name }) => ({
    value: id,
    name,
    isChosen: id === target.tool,
    isFurther: false,
    target: { ...target, tool: id },
  }));
}

/** A version brings its own variants and features, so a choice among those starts anew. */
function versions(card: Card, target: Target): readonly Option[] {
  if (card.versions.length === 0) return [];
  const chosen = target.version ?? card.version;
  return [card, ...card.versions].flatMap(({ version, released }) => {
    if (version === undefined) return [];
    const isNewest = version === card.version;
    return {
      value: version,
      name: version,
      detail: released,
      isChosen: version === chosen,
      isFurther: false,
      target: {
        ...target,
        version: isNewest ? undefined : version,
        variant: undefined,
        features: [],
      },
    };
  });
}

function variants(card: Card, target: Target): readonly Option[] {
  if (card.variants.length < 2) return [];
  const standard = card.variants.find((variant) => variant.default === true)?.id;
  return card.variants.map((variant) => ({
    value: variant.id,
    name: variant.id,
    summary: variant.summary,
    isChosen: variant.id === (target.variant ?? standard),
    isFurther: false,
    target: { ...target, variant: variant.id },
  }));
}

function features(card: Card, target: Target): readonly Option[] {
  return Object.entries(card.features).map(([id, feature]) => {
    const isChosen = target.features.includes(id);
    return {
      value: id,
      name: id,
      summary: feature.summary,
      isChosen,
      isFurther: false,
      target: { ...target, features: toggled(target.features, id, feature.excludes ?? []) },
    };
  });
}

/** Its value is that of the query, where `admin=no` asks for a plan without administrator rights. */
function rights(target: Target): readonly Option[] {
  const isChosen = target.admin === false;
  return [
    {
      value: 'no',
      name: 'No administrator rights',
      summary: 'Nothing outside your own folders is changed.',
      isChosen,
      isFurther: false,
      target: { ...target, admin: isChosen ? undefined : false },
    },
  ];
}

/** An environment of the model's own, or one that the models of a stack share. */
function stacks(registry: Registry, target: Target): readonly Option[] {
  const found = Object.entries(registry.stacks).map(([id, { name, pins }]) => ({
    value: id,
    name,
    summary: `${String(Object.keys(pins).length)} packages in exact versions, in an environment that the models of the stack share.`,
    isChosen: id === target.stack,
    isFurther: false,
    target: { ...target, stack: id },
  }));
  if (found.length === 0) return [];
  const own = {
    value: OWN_ENVIRONMENT,
    name: 'An environment of its own',
    isChosen: target.stack === undefined,
    isFurther: false,
    target: { ...target, stack: undefined },
  };
  return [own, ...found];
}

/** The choice of no stack; an address leaves the key out. */
const OWN_ENVIRONMENT = 'none';

/** Adding a feature drops those that cannot be chosen with it. */
function toggled(
  chosen: readonly string[],
  id: string,
  excludes: readonly string[],
): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((other) => other !== id);
  return [...chosen.filter((other) => !excludes.includes(other)), id].toSorted();
}
