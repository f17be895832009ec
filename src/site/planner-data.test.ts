import { describe, expect, it } from 'vitest';
import { planCard } from '../core/plan/plan-card.ts';
import { formats } from '../core/render/formats.ts';
import { siteCatalog } from './catalog.ts';
import { type PlannerData, plannerData } from './planner-data.ts';
import { cardFiles, registryFile } from './published.ts';
import { commonTargets } from './targets.ts';
import { urlsFor } from './urls.ts';

const { cards, registry } = siteCatalog();
const publisher = { site: 'https://example.org/', repository: 'https://example.org/cards' };

/** Through JSON, as the page carries it. */
function asInPage(data: PlannerData): PlannerData {
  return JSON.parse(JSON.stringify(data));
}

describe('plannerData', () => {
  it('leads to the same plans and refusals as the whole registry, for every card', () => {
    expect(cards.length).toBeGreaterThan(0);
    for (const { card } of cards) {
      const lean = asInPage(plannerData(card, registry, publisher, urlsFor('/')));

      for (const target of commonTargets(registry)) {
        const inBrowser = planCard(lean.card, target, lean.registry);
        expect(inBrowser).toEqual(planCard(card, target, registry));
      }
    }
  });
});

describe('the published card and registry', () => {
  it.each(formats)(
    'lead to the same files of $id, byte for byte',
    { timeout: 300_000 },
    (format) => {
      const wholeRegistry: typeof registry = JSON.parse(registryFile(registry).text);
      const targets = commonTargets(registry);
      // Every fourth card: some formats plan for every machine there is.
      cards.forEach((loaded, index) => {
        if (index % 4 !== 0) return;
        const wholeCard: typeof loaded.card = JSON.parse(cardFiles(loaded)[0]!.text);
        const target = targets[index % targets.length]!;

        const inBrowser = format.render({
          card: wholeCard,
          target,
          registry: wholeRegistry,
          publisher,
        });

        const here = format.render({ card: loaded.card, target, registry, publisher });
        expect(inBrowser).toEqual(here);
      });
    },
  );
});
