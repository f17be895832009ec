/** Every https address that cards name, with the cards that name it. */
import { walkTexts } from '../../src/catalog/walk-values.ts';
import type { CardText } from './card-text.ts';

/** Ids of cards by address, both sorted. */
export type CardLinks = ReadonlyMap<string, readonly string[]>;

/** What follows `git+` is asked of git; what is filled in by a program is no address yet. */
const ADDRESS = /(?<!git\+)https:\/\/[^\s<>"'`|\\]+/g;

export function cardLinks(cards: readonly CardText[]): CardLinks {
  const found = new Map<string, Set<string>>();
  for (const { id, body, raw } of cards) {
    const collect = (text: string): void => {
      for (const address of addressesIn(text)) {
        found.set(address, (found.get(address) ?? new Set()).add(id));
      }
    };
    walkTexts(raw, collect);
    collect(body);
  }
  return new Map([...found].toSorted(byAddress).map(([key, ids]) => [key, [...ids].toSorted()]));
}

/** Addresses in a text, without the punctuation of the sentence and without a fragment. */
export function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(ADDRESS)].flatMap(([match]) => {
    const plain = balanced(match)
      .replace(/[.,;:!?*_]+$/, '')
      .replace(/#.*$/, '');
    return /[{}$]/.test(plain) || !URL.canParse(plain) ? [] : [plain];
  });
}

/** Up to the first bracket that closes what was opened before the address. */
function balanced(text: string): string {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[()[\]]/g)) {
    depth += '(['.includes(bracket) ? 1 : -1;
    if (depth < 0) return text.slice(0, index);
  }
  return text;
}

function byAddress([left]: readonly [string, unknown], [right]: readonly [string, unknown]) {
  return left < right ? -1 : 1;
}
