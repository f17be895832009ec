/** What a format makes of cards: of all real ones, of the hostile corpus, and of one full of odd values. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { readCard } from '../../src/catalog/read-card.ts';
import type { Card } from '../../src/core/card/card.ts';
import { normalizeCard } from '../../src/core/card/normalize.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import type { Format, Rendering } from '../../src/core/render/format.ts';
import { NASTY_VALUES } from '../shell/values.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { torchCardOf } from '../unit/small-cards.ts';

export interface Made {
  readonly name: string;
  readonly card: Card;
  readonly target: Target;
  readonly rendering: Rendering;
}

/** Every real card on every golden target that is not refused. */
export function madeOfRealCards(format: Format): readonly Made[] {
  return realCards.flatMap((card) =>
    goldenTargets.flatMap(({ name, target }) => make(format, `${card.id}--${name}`, card, target)),
  );
}

/**
 * The cards of the hostile corpus that can be read, on Linux and on Windows. A value with a control
 * character is let out by no format; the rules have refused such a card long before.
 */
export function madeOfHostileCards(format: Format): readonly Made[] {
  const folder = join(projectRoot, 'test/fixtures/hostile-cards');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'INDEX.md');
  return files.flatMap((file) => {
    const { id, raw } = readCard(join(folder, file));
    if (raw === undefined) return [];
    const card = normalizeCard(id, raw);
    return PLACES.flatMap((target) =>
      unlessRefusedByQuoting(() => make(format, `${file}--${target.platform}`, card, target)),
    );
  });
}

/** Values that try to leave whatever they are put in, without control characters. */
export const ODD_VALUES: readonly string[] = [
  // Each piece alone and between letters.
  ...NASTY_VALUES.filter((value, at) => (at % 5 === 1 || at % 5 === 4) && value.trim() !== ''),
  '{{ pixi }}',
  '{% raw %}',
  '%(here)s',
  '${HOME}',
  '$env:TEMP',
  '#{x}',
  "'''",
  '"""',
  'a # no',
  ': {a',
  '- b',
  '&a *a !!x',
];

/** A card that holds one odd value wherever the schema has free text. */
export function oddCard(value: string): Card {
  const card = torchCardOf({
    env: { LEAF_HOME: { value }, LEAF_TOKEN: { secret: true } },
    after: [{ run: ['python', '-c', value], why: value }],
    verify: { python: value },
    weights: [{ from: 'https://example.org/leaf.bin', when: 'manual', into: value, why: value }],
  });
  return { ...card, name: value, summary: value };
}

const PLACES: readonly Target[] = [
  { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'pip', features: [] },
  { platform: 'windows', gpu: 'cpu', tool: 'uv', features: [] },
];

function unlessRefusedByQuoting(render: () => readonly Made[]): readonly Made[] {
  try {
    return render();
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith('A value for output')) return [];
    throw error;
  }
}

function make(format: Format, name: string, card: Card, target: Target): readonly Made[] {
  const rendering = format.render({ card, target, registry: realRegistry });
  return rendering.kind === 'rendering' ? [{ name, card, target, rendering }] : [];
}
