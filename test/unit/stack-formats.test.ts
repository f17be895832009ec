/** No format may drop the pins of a stack: it carries every one of them, or refuses. */
import { describe, expect, it } from 'vitest';
import type { Stack } from '../../src/core/generated/stack.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import type { Rendering } from '../../src/core/render/format.ts';
import { formats } from '../../src/core/render/formats.ts';
import { realCards, realRegistry } from './real-catalog.ts';

/** They install nothing. */
const CHECKS: ReadonlySet<string> = new Set(['preflight', 'verify']);

const [id, stack] =
  Object.entries(realRegistry.stacks).find(([name]) => name.includes('2-14')) ?? [];
const chronos = realCards.find((card) => card.id === 'chronos-2');

const targets: readonly Target[] = (['uv', 'pip', 'conda'] as const).map((tool) => ({
  platform: 'ubuntu-24.04',
  gpu: 'cpu',
  tool,
  features: [],
  stack: id,
}));

describe.each(formats.filter(({ id: name }) => !CHECKS.has(name)))('the format $id', (format) => {
  it.each(targets)('carries every pin or refuses, with $tool', (target) => {
    if (chronos === undefined || stack === undefined) throw new Error('The catalog has changed.');

    const found = format.render({ card: chronos, target, registry: realRegistry });

    const missing = found.kind === 'refusal' ? [] : missingPins(stack, found);
    expect(missing).toEqual([]);
  });
});

/** Pins that neither a file nor a line of use names. */
function missingPins({ pins }: Stack, { files, use }: Rendering): readonly string[] {
  const text = [...files.map((file) => file.text), ...use.map(({ lines }) => lines)].join('\n');
  // Quotes, spaces and a key before `=` are how files spell `name==version`.
  const said = text.replaceAll(/["' ]/g, '').replaceAll('===', '==');
  return Object.entries(pins)
    .map(([name, version]) => `${name}==${version}`)
    .filter((pin) => !said.includes(pin));
}

describe('formats', () => {
  it('that can say a plan with a stack are most of them', () => {
    if (chronos === undefined) throw new Error('The catalog has changed.');
    const said = formats.filter((format) =>
      targets.some(
        (target) =>
          format.render({ card: chronos, target, registry: realRegistry }).kind === 'rendering',
      ),
    );

    expect(said.map(({ id: name }) => name)).toMatchInlineSnapshot(`
      [
        "paste",
        "script",
        "preflight",
        "verify",
        "requirements",
        "uv-project",
        "pep723",
        "dockerfile",
        "devcontainer",
        "apptainer",
        "cog",
        "briefcase",
        "offline",
      ]
    `);
  });
});
