import { describe, expect, it } from 'vitest';
import { planCard } from '../core/plan/plan-card.ts';
import { siteCatalog } from './catalog.ts';
import { plannerData } from './planner-data.ts';
import { commonTargets } from './targets.ts';

const { cards, registry } = siteCatalog();

describe('plannerData', () => {
  it('leads to the same plans and refusals as the whole registry, for every card', () => {
    expect(cards.length).toBeGreaterThan(0);
    for (const { card } of cards) {
      // Through JSON, as the page carries it.
      const lean: typeof data = JSON.parse(JSON.stringify(plannerData(card, registry)));
      const data = plannerData(card, registry);

      for (const target of commonTargets(registry)) {
        const inBrowser = planCard(lean.card, target, lean.registry);
        expect(inBrowser).toEqual(planCard(card, target, registry));
      }
    }
  });
});
