/** What a plan leaves behind in the environment: distributions in versions, frameworks, a device. */
import type { Card, ComputeKind, When } from '../../card/card.ts';
import type { Plan } from '../../plan/plan.ts';
import { formatSpecifier, normalizeName, parseRequirement } from '../../python/index.ts';
import type { Registry } from '../../registry.ts';
import { machineKinds, planOfKind } from '../preflight/machine-kinds.ts';

export interface Expectation {
  /** Distributions by normalised name with the versions that the plan allows; empty for any. */
  readonly packages: Readonly<Record<string, string>>;
  /** Those that a condition of the environment may leave out. */
  readonly optional: readonly string[];
  /** File names of the catalog. */
  readonly frameworks: readonly string[];
}

/** An expectation, or the planner's reason against it, for a kind of machine and of compute. */
export interface Expected {
  /** `linux-x86_64 cuda`. */
  readonly on: string;
  readonly outcome: Expectation | { readonly refused: string };
}

/** For every kind of machine with every kind of compute. */
export function expectationsOf(card: Card, registry: Registry): readonly Expected[] {
  return machineKinds(card, registry).flatMap(({ id, platform }) =>
    platform.compute.map((compute) => ({
      on: `${id} ${compute}`,
      outcome: outcomeOn(card, { ...registry, platforms: [platform] }, compute),
    })),
  );
}

/** What one plan leaves behind. */
export function expectationOf(card: Card, plan: Plan): Expectation {
  return { ...folded(card, requirementsOf(plan)), frameworks: frameworksOf(plan) };
}

/**
 * What every plan for a kind of machine leaves behind, whatever its GPU, driver, Python and tool:
 * the framework in any series that the card allows, and what is installed under no condition.
 */
function expectationOfAny(card: Card, plan: Plan, registry: Registry): Expectation {
  const frameworks = frameworksOf(plan);
  const ofFrameworks = new Set(requirementsOf(plan, 'framework'));
  const own = folded(
    card,
    requirementsOf(plan).filter((text) => !ofFrameworks.has(text)),
  );
  const allowed = card.frameworks.flatMap(({ name, version = '' }) => {
    const framework = frameworks.includes(name) ? registry.frameworks[name] : undefined;
    if (framework === undefined) return [];
    const names = [framework.package, ...framework.builds.flatMap((build) => build.package ?? [])];
    const chosen = [...ofFrameworks].map(nameOf).filter((one) => names.includes(one ?? ''));
    return chosen.flatMap((one) => (one === undefined ? [] : [[one, version] as const]));
  });
  return {
    packages: { ...own.packages, ...Object.fromEntries(allowed) },
    optional: [...new Set([...own.optional, ...conditional(card)])].filter(
      (name) => name in own.packages,
    ),
    frameworks,
  };
}

function frameworksOf({ choices, card }: Plan): readonly string[] {
  return choices.map(({ of }) => of).filter((id) => id !== card.id);
}

function requirementsOf({ steps }: Plan, only?: 'framework'): readonly string[] {
  return steps
    .filter(({ phase }) => (only === undefined ? INSTALLS.includes(phase) : phase === only))
    .flatMap(({ actions }) =>
      actions.flatMap((action) => (action.do === 'pip-install' ? action.requirements : [])),
    );
}

/** Phases that fill the environment; the one that makes it brings pip up to date. */
const INSTALLS: readonly string[] = ['framework', 'packages', 'weights'];

function nameOf(text: string): string | undefined {
  const parsed = parseRequirement(text);
  return parsed.ok ? normalizeName(parsed.value.name) : undefined;
}

function folded(
  { package: own }: Card,
  texts: readonly string[],
): Pick<Expectation, 'packages' | 'optional'> {
  const packages: Record<string, string> = {};
  const optional = new Set<string>();
  let hasFolder = false;
  for (const text of texts) {
    const parsed = parseRequirement(text);
    // A folder of a clone names no distribution; it is the model's own.
    if (!parsed.ok) {
      hasFolder = true;
      continue;
    }
    const name = normalizeName(parsed.value.name);
    if (parsed.value.marker !== undefined) optional.add(name);
    packages[name] = joined(packages[name], formatSpecifier(parsed.value.specifier));
  }
  // Where nothing is a folder the plan has named all: on some machines the model has another package.
  if (own !== undefined && hasFolder) packages[normalizeName(own)] ??= '';
  return { packages, optional: [...optional] };
}

/** Packages that the card installs under a condition that the kind of machine does not decide. */
function conditional(card: Card): readonly string[] {
  const steps = card.steps.flatMap(({ when, pip = [] }) => {
    return pip.filter((text) => isOpen(when) || text.includes(';'));
  });
  return steps.flatMap((text) => nameOf(text) ?? []);
}

function isOpen(when: When | undefined): boolean {
  if (when === undefined) return false;
  return OPEN.some((part) => when[part] !== undefined) || isOpen(when.except);
}

const OPEN = ['variant', 'feature', 'build', 'python', 'tool'] as const;

function outcomeOn(card: Card, registry: Registry, compute: ComputeKind): Expected['outcome'] {
  const found = planOfKind(card, registry, compute);
  return 'refused' in found ? found : expectationOfAny(card, found.plan, registry);
}

/** All that is said of a package must hold, each clause once. */
function joined(before: string | undefined, specifier: string): string {
  const clauses = [before ?? '', specifier].flatMap((text) => text.split(',')).filter(Boolean);
  return [...new Set(clauses)].join(',');
}
