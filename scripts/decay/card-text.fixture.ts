/** The text of a card called Leaf, with what a test is about. */
import { frontMatterOf } from '../../test/unit/small-cards.ts';
import type { Card as RawCard } from '../../src/core/generated/card.ts';
import type { CardText } from './card-text.ts';

export function cardTextOf(facts: Partial<RawCard> = {}, body = ''): CardText {
  return { id: 'leaf', raw: frontMatterOf(facts), body };
}
