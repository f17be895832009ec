/** Front matter of a card called Leaf, with what a test is about. */
import type { Card as RawCard } from '../../src/core/generated/card.ts';
import type { CardText } from './card-text.ts';

export function cardTextOf(facts: Partial<RawCard> = {}, body = ''): CardText {
  const raw: RawCard = {
    name: 'Leaf',
    summary: 'Sorts leaves.',
    tasks: ['image-classification'],
    license: 'MIT',
    upstream: { repo: 'https://example.org/leaf', read: '2026-01-01' },
    sources: ['README.md'],
    compute: { cpu: 'yes' },
    ...facts,
  };
  return { id: 'leaf', raw, body };
}
