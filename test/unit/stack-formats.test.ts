/** No format may drop the pins of a stack: it carries every one of them, or refuses. */
import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/core/plan/plan.ts';
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

    if (found.kind === 'refusal') {
      expect(found.reason).not.toBe('');
      return;
    }
    const text = [...found.files.map((file) => file.text), ...found.use.map(({ lines }) => lines)];
    // Files of conda and pixi spell `name = "==1.2"`.
    const said = text.join('\n').replaceAll(/["' ]/g, '').replaceAll('===', '==');
    for (const [name, version] of Object.entries(stack.pins)) {
      expect(said).toContain(`${name}==${version}`);
    }
  });
});

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
