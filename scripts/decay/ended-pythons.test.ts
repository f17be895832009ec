import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import { cardOf } from '../../test/unit/small-cards.ts';
import { endedPythons } from './ended-pythons.ts';

const facts = {
  ends: { '3.9': '2025-10-31', '3.10': '2026-10-31', '3.11': '2027-10-31' },
  passedOver: ['3.9', '3.10'],
};

function findingsFor(card: Card, today: string) {
  return endedPythons([card], facts, today).findings;
}

describe('Pythons without fixes', () => {
  it('name a card that admits no other, with the last day of the newest', () => {
    expect(findingsFor(cardOf({ python: '<3.11' }), '2026-11-28')).toEqual([
      {
        kind: 'ended',
        card: 'leaf',
        text: 'Every Python that it admits gets no more fixes: 3.9, 3.10.',
        since: '2026-10-31',
      },
    ]);
  });

  it.each([
    ['a card that admits one more', cardOf({ python: '<3.12' }), '2026-11-28'],
    ['a card that says nothing', cardOf(), '2026-11-28'],
    ['a card for versions whose end nobody knows', cardOf({ python: '>=3.15' }), '2026-11-28'],
    ['the last day itself', cardOf({ python: '<3.11' }), '2026-10-31'],
  ])('leave alone %s', (_, card, today) => {
    expect(findingsFor(card, today)).toEqual([]);
  });

  it('hold a range for one platform against nobody else', () => {
    const python = [{ version: '>=3.9' }, { version: '<3.10', when: { os: ['macos' as const] } }];

    expect(findingsFor(cardOf({ python }), '2026-11-28')).toEqual([]);
  });

  it('name a version that the planner does not pass over yet', () => {
    const { findings } = endedPythons([], { ...facts, passedOver: ['3.9'] }, '2026-11-28');

    expect(findings).toEqual([
      {
        kind: 'ended',
        text: 'Python 3.10 gets no more fixes, and pythons_ended in catalog/platforms.yml does not have it.',
        since: '2026-10-31',
      },
    ]);
  });
});
