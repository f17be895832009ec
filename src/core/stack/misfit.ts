/** Whether what a card states goes with the pins of a stack, in one circumstance. */
import type { Card, CardFramework } from '../card/card.ts';
import { admitsMinor, applies } from '../card/when.ts';
import type { Stack } from '../generated/stack.ts';
import { rangesFor } from '../plan/choose-python.ts';
import type { Context } from '../plan/context.ts';
import { requirementHere } from '../plan/requirement-here.ts';
import {
  type Requirement,
  admits,
  formatRequirement,
  normalizeName,
  parseRequirement,
} from '../python/index.ts';

/** The fact that decides. */
export interface Misfit {
  readonly reason: string;
  readonly source?: string | undefined;
}

/**
 * Looks for a statement of the card that the stack does not meet: Python, framework, a direct
 * requirement. What packages ask for among themselves is not known here; a resolver knows it.
 *
 * @returns `undefined` when nothing stated stands against it
 */
export function stackMisfit(context: Context, stack: Stack): Misfit | undefined {
  if (context.card.steps.length === 0) {
    return { reason: `The authors of ${context.card.name} name no package to install.` };
  }
  return (
    pythonMisfit(context, stack) ??
    frameworkMisfit(context, stack) ??
    requirementMisfit(context, stack)
  );
}

function pythonMisfit(context: Context, { name, python }: Stack): Misfit | undefined {
  const range = rangesFor(context).find(({ version }) => !admitsMinor(version, python));
  if (range === undefined) return undefined;
  return {
    reason: `${context.card.name} needs Python ${range.version}; the stack ${name} has ${python}.`,
    source: range.source,
  };
}

function frameworkMisfit(context: Context, stack: Stack): Misfit | undefined {
  for (const wanted of frameworksOf(context, stack)) {
    const reason = whyNotFramework(context, stack, wanted);
    if (reason !== undefined) return { reason, source: wanted.source };
  }
  return undefined;
}

/** The frameworks that the card asks for here, with the stack's Python. */
export function frameworksOf(
  { card, circumstance }: Context,
  { python }: Stack,
): readonly CardFramework[] {
  return card.frameworks.filter(({ when }) => applies(when, { ...circumstance, python }));
}

function whyNotFramework(
  { card, registry }: Context,
  stack: Stack,
  { name, version = '', python }: CardFramework,
): string | undefined {
  const framework = registry.frameworks[name];
  const pin = framework === undefined ? undefined : stack.pins[framework.package];
  if (framework === undefined || name !== stack.framework || pin === undefined) {
    const called = framework?.name ?? name;
    return `${card.name} needs ${called}, which the stack ${stack.name} does not hold.`;
  }
  if (python !== undefined && !admitsMinor(python, stack.python)) {
    return `${framework.name} needs Python ${python} here; the stack ${stack.name} has ${stack.python}.`;
  }
  if (admits(version, pin, { prereleases: true })) return undefined;
  return `${card.name} asks for ${framework.package}${version}; the stack ${stack.name} has ${pin}.`;
}

function requirementMisfit(context: Context, stack: Stack): Misfit | undefined {
  const groups = exclusiveGroups(context.card, stack);
  for (const { text, source } of statedRequirements(context, stack)) {
    const parsed = parseRequirement(text);
    // A folder of a clone has no name; what it asks for only a resolver finds out.
    if (!parsed.ok) continue;
    const reason = whyNot(context.card, stack, parsed.value, groups);
    if (reason !== undefined) return { reason, source };
  }
  return undefined;
}

function whyNot(
  card: Card,
  stack: Stack,
  requirement: Requirement,
  groups: readonly (readonly string[])[],
): string | undefined {
  const name = normalizeName(requirement.name);
  const pin = stack.pins[name];
  if (pin === undefined) {
    const other = groups
      .filter((group) => group.includes(name))
      .flatMap((group) => group.filter((one) => Object.hasOwn(stack.pins, one)))[0];
    if (other === undefined) return undefined;
    return `${card.name} installs ${name}, which owns the same files as ${other} of the stack ${stack.name}.`;
  }
  if (requirement.url !== undefined) {
    return `${card.name} takes ${name} from an address; the stack ${stack.name} has ${pin}.`;
  }
  if (admits(requirement.specifier, pin, { prereleases: true })) return undefined;
  const asked = formatRequirement({ ...requirement, extras: [], marker: undefined });
  return `${card.name} asks for ${asked}; the stack ${stack.name} has ${pin}.`;
}

interface Stated {
  readonly text: string;
  readonly source?: string | undefined;
}

/** Direct requirements, limits, and the bounds that other models cannot share; markers decided. */
function statedRequirements(context: Context, { python }: Stack): readonly Stated[] {
  const { card, features, platform } = context;
  const circumstance = { ...context.circumstance, python };
  const steps = [...card.steps, ...card.after].filter(({ when }) => applies(when, circumstance));
  const plain = [
    ...steps.flatMap(({ pip }) => pip ?? []),
    ...features.flatMap(({ pip }) => pip ?? []),
  ].map((text): Stated => ({ text, source: card.sources[0] }));
  const limits = card.constraints.map(({ pip, source }): Stated => ({ text: pip, source }));
  const bounds = card.conflicts.map(({ pip }): Stated => ({ text: pip, source: card.sources[0] }));
  return [...plain, ...limits, ...bounds].flatMap(({ text, source }) => {
    const here = requirementHere({ platform, python }, text);
    return here === undefined ? [] : [{ text: here, source }];
  });
}

/** Packages of which an environment holds one, as the stack and the card say. */
export function exclusiveGroups(
  { exclusive }: Pick<Card, 'exclusive'>,
  stack: Stack,
): readonly (readonly string[])[] {
  return [...(stack.exclusive ?? []), ...exclusive].map((group) => group.map(normalizeName));
}
