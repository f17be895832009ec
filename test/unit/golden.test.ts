/** Plans of every card on the machines of `golden-targets.ts`, kept as files that a reviewer reads. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pretty } from '../../scripts/commands/plan.ts';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { goldenTargets } from './golden-targets.ts';

const { registry } = loadRegistry(projectRoot);
const { cards } = loadCatalog(projectRoot);

describe.each(cards)('the plans of $card.id', ({ card }) => {
  it.each(goldenTargets)('on $name', async ({ name, target }) => {
    const text = pretty(planCard(card, target, registry));

    await expect(text).toMatchFileSnapshot(
      join(projectRoot, 'test', 'golden', `${card.id}--${name}.txt`),
    );
  });
});
