import { describe, expect, it } from 'vitest';
import { provenCard, ran } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import type { Card } from '../../src/core/card/card.ts';
import { staleCards } from './stale-cards.ts';

const leaf = cardOf();
const plan = planned(leaf);
const platform = plan.place.platform.id;

function stale(cards: readonly Card[], changedOn?: string, today = '2026-11-28') {
  return staleCards(cards, {
    registry: smallRegistry,
    platform,
    today,
    changedOn: () => changedOn,
  });
}

describe('cards that are to run again', () => {
  it.each<[string, Card, string | undefined]>([
    ['never ran', leaf, undefined],
    ['ran for other requirements', provenCard(leaf, ran(plan, { asked: ['twig'] })), undefined],
    ['ran on another Python', provenCard(leaf, ran(plan, { python: '3.8' })), undefined],
    ['ran long ago', provenCard(leaf, ran(plan, { date: '2026-01-01' })), undefined],
    ['ran elsewhere', provenCard(leaf, { ...ran(plan), platform: 'rocky' }), undefined],
    ['was changed since', provenCard(leaf, ran(plan)), '2026-11-28'],
    ['was changed on the day of its run', provenCard(leaf, ran(plan)), '2026-11-27'],
  ])('are those of which one %s', (_, card, changedOn) => {
    expect(stale([card], changedOn)).toEqual(['leaf']);
  });

  it('are not those that ran for just this plan, with or without success', () => {
    expect(stale([provenCard(leaf, ran(plan))], '2026-11-26')).toEqual([]);
    expect(stale([provenCard(leaf, ran(plan, { outcome: 'failed' }))])).toEqual([]);
  });

  it('are not those without a plan', () => {
    expect(stale([cardOf({ compute: { cpu: 'no', cuda: 'yes' } })])).toEqual([]);
  });

  it('come with those first that never ran, then those that ran longest ago', () => {
    const named = (id: string, date: string) => ({
      ...provenCard(leaf, ran(plan, { asked: ['twig'], date })),
      id,
    });
    const cards = [named('a', '2026-11-03'), named('b', '2026-11-02'), { ...leaf, id: 'c' }];

    expect(stale(cards)).toEqual(['c', 'b', 'a']);
  });
});
