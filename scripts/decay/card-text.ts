/** A card as far as finders read it for addresses: as written, not as normalised. */
import type { LoadedCard } from '../../src/catalog/load.ts';

export type CardText = Pick<LoadedCard, 'body' | 'raw'> & { readonly id: string };

export function cardText({ body, card, raw }: LoadedCard): CardText {
  return { id: card.id, body, raw };
}
