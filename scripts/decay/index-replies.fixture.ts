/** Answers of an index, made up for tests. */
import { locked, provenCard, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import type { Package } from '../../src/core/generated/evidence.ts';
import type { IndexAnswer } from './ask-index.ts';
import { storedPins, type StoredPins } from './stored-pins.ts';

/** The pins of a record of Leaf that backs its plan. */
export function storedOf(packages: readonly Package[] = [locked('twig'), locked('leaf')]) {
  const card = cardOf();
  const [stored] = storedPins(
    provenCard(card, resolved(planned(card), { packages })),
    smallRegistry,
  );
  if (stored === undefined) throw new Error('The record backs no plan.');
  return stored;
}

/** What the index offers, with what a test changes. */
export function offers(
  changes: Partial<Extract<IndexAnswer, { readonly kind: 'offers' }>> = {},
  stored: StoredPins = storedOf(),
): IndexAnswer {
  return { kind: 'offers', packages: stored.pins, gone: [], output: '', ...changes };
}
