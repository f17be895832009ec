/** A target's stack, worked into what is planned: from here on the pins are limits like the card's own. */
import type { Card, CardFramework } from '../card/card.ts';
import type { Framework } from '../generated/framework.ts';
import type { Stack } from '../generated/stack.ts';
import type { Context } from '../plan/context.ts';
import { type Obstacle, obstacle } from '../plan/obstacle.ts';
import type { Registry } from '../registry.ts';
import { frameworksOf, stackMisfit } from './misfit.ts';
import { pinnedRelease } from './pinned-release.ts';

/** A stack with its id. */
export interface NamedStack {
  readonly id: string;
  readonly stack: Stack;
}

/**
 * The same context for a card that asks for the stack's Python, its framework with all pinned companions
 * and its other pins, so that whichever model comes first the environment is the same.
 *
 * @returns the context as it is when the target names no stack
 */
export function withStack(context: Context): Context | Obstacle {
  const { stack: named, tool, card } = context;
  if (named === undefined) return context;
  const { stack } = named;
  const word = againstTool(context, stack);
  if (word !== undefined) return word;
  const misfit = stackMisfit(context, stack);
  if (misfit !== undefined) {
    return obstacle('stack', misfit.reason, { source: misfit.source, use: { stack: undefined } });
  }
  const framework = context.registry.frameworks[stack.framework];
  if (framework === undefined) return noFramework(stack);
  return {
    ...context,
    tool,
    card: cardWith(card, stack, framework, frameworksOf(context, stack)),
    registry: registryWith(context.registry, stack, framework),
  };
}

/**
 * Only pip and uv add to an environment that is there.
 * @see https://docs.conda.io/projects/conda/en/stable/commands/create.html
 */
function againstTool({ tool, card }: Context, stack: Stack): Obstacle | undefined {
  switch (tool) {
    case 'pip':
    case 'uv':
      return undefined;
    case 'conda':
      return obstacle(
        'stack',
        `conda makes an environment anew and removes one that is there, so models cannot share that of the stack ${stack.name}; with uv or pip they can.`,
        { use: { tool: 'uv' } },
      );
    case 'docker':
      return obstacle(
        'stack',
        `The container of the authors of ${card.name} brings its own packages, so it takes none from the stack ${stack.name}.`,
        { use: { tool: 'uv' } },
      );
    default:
      return tool satisfies never;
  }
}

function noFramework({ framework }: Stack): Obstacle {
  return obstacle('stack', `The catalog has no framework "${framework}".`);
}

function cardWith(
  card: Card,
  stack: Stack,
  framework: Framework,
  asked: readonly CardFramework[],
): Card {
  const pinned = (framework.companions ?? []).filter((name) => Object.hasOwn(stack.pins, name));
  const companions = new Set([...pinned, ...asked.flatMap(({ with: names = [] }) => names)]);
  const version = `==${stack.pins[framework.package] ?? ''}`;
  const why = `the stack ${stack.name} has it`;
  return {
    ...card,
    python: [...card.python, { version: `==${stack.python}.*`, why }],
    frameworks: [{ name: stack.framework, version, with: [...companions] }],
    constraints: [...card.constraints, ...otherPins(stack, framework).map((pip) => ({ pip, why }))],
  };
}

/** All pins but those of the framework and its companions, as requirements. */
export function otherPins(stack: Stack, framework: Framework): readonly string[] {
  const own = new Set([framework.package, ...(framework.companions ?? [])]);
  return Object.entries(stack.pins)
    .filter(([name]) => !own.has(name))
    .map(([name, version]) => `${name}==${version}`)
    .toSorted();
}

/** The pinned release alone, with the pinned companions in place of the ranges that go with it. */
function registryWith(registry: Registry, stack: Stack, framework: Framework): Registry {
  const pinned = pinnedRelease(stack, framework);
  const releases = framework.releases
    .filter((release) => release === pinned)
    .map((release) => ({ ...release, with: pinnedRanges(release.with, stack) }));
  const frameworks = { ...registry.frameworks, [stack.framework]: { ...framework, releases } };
  return { ...registry, frameworks };
}

function pinnedRanges(
  ranges: Readonly<Record<string, string>> | undefined,
  { pins }: Stack,
): Readonly<Record<string, string>> {
  const rows = Object.entries(ranges ?? {}).map(([name, range]) => {
    const pin = pins[name];
    return [name, pin === undefined ? range : `==${pin}`] as const;
  });
  return Object.fromEntries(rows);
}
