/** Plans of the cards on the machines of `golden-targets.ts`, kept as files that a reviewer reads. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pretty } from '../../scripts/commands/plan.ts';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { goldenTargetsOf, hardCards } from './golden-targets.ts';

const { registry } = loadRegistry(projectRoot);
const { cards } = loadCatalog(projectRoot);
const folder = join(projectRoot, 'test', 'golden');

describe.each(cards)('the plans of $card.id', ({ card }) => {
  it.each(goldenTargetsOf(card.id))('on $name', async ({ name, target }) => {
    const text = pretty(planCard(card, target, registry));

    await expect(text).toMatchFileSnapshot(join(folder, `${card.id}--${name}.txt`));
  });
});

describe('the kept plans', () => {
  it('hold no file that no card makes any more', () => {
    const made = cards.flatMap(({ card }) =>
      goldenTargetsOf(card.id).map(({ name }) => `${card.id}--${name}.txt`),
    );

    expect(readdirSync(folder).filter((name) => !made.includes(name))).toEqual([]);
  });

  it('are whole for cards that exist', () => {
    const ids = cards.map(({ card }) => card.id);

    expect([...hardCards].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
