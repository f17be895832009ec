/** What a diagnosis needs to know about a card; small, for the page carries it for every card. */
import type { Card } from '../card/card.ts';
import { normalizeName } from '../python/name.ts';
import { parseRequirement } from '../python/requirement.ts';
import type { KnownFailure } from './diagnose.ts';
import { failuresGuarded, requirementsOf } from './guards.ts';

export interface CardTraits {
  readonly id: string;
  readonly name: string;
  /** Names under which a log speaks of the model: its package and its modules. */
  readonly words: readonly string[];
  /** Ids of failures that its requirements guard against. */
  readonly guards: readonly string[];
}

/**
 * The traits of the cards, in their order.
 *
 * @param all every card of the catalog, of which `cards` are some: they say which names are shared
 */
export function catalogTraits(
  cards: readonly Card[],
  failures: readonly KnownFailure[],
  all: readonly Card[] = cards,
): readonly CardTraits[] {
  const owners = ownersOf(all);
  return cards.map((card) => ({
    id: card.id,
    name: card.name,
    words: wordsOf(card).filter((word) => isOwn(word, card, owners)),
    guards: failuresGuarded(card, failures).map(({ id }) => id),
  }));
}

/** Shorter names occur in too many logs by chance. */
const SHORTEST_WORD = 4;

function wordsOf({ package: own, imports, frameworks }: Card): readonly string[] {
  const shared = frameworks.map(({ name }) => name);
  const names = [own, ...imports].flatMap((name) => name ?? []);
  const spelled = names.flatMap((name) => [name, name.replaceAll('-', '_')]);
  const words = new Set(spelled.map((name) => name.toLowerCase()));
  return [...words].filter((word) => word.length >= SHORTEST_WORD && !shared.includes(word));
}

/** Ids of the cards that require a package or are called like it, by the name of the package. */
function ownersOf(cards: readonly Card[]): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const card of cards) {
    for (const name of [normalizeName(card.id), ...requiredNames(card)]) {
      owners.set(name, (owners.get(name) ?? new Set()).add(card.id));
    }
  }
  return owners;
}

function requiredNames(card: Card): readonly string[] {
  return requirementsOf(card).flatMap((text) => {
    const read = parseRequirement(text);
    return read.ok ? [normalizeName(read.value.name)] : [];
  });
}

/**
 * A library that other cards require too, such as transformers, says nothing about which model it
 * was, unless the card is the one about it.
 */
function isOwn(
  word: string,
  { id }: Card,
  owners: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const name = normalizeName(word);
  if (normalizeName(id).includes(name)) return true;
  return [...(owners.get(name) ?? [])].every((owner) => owner === id);
}

/** Whether a log, in small letters, has one of the words standing alone. */
export function isNamedIn(log: string, { words }: CardTraits): boolean {
  return words.some((word) => hasWord(log, word));
}

function hasWord(log: string, word: string): boolean {
  for (let at = log.indexOf(word); at !== -1; at = log.indexOf(word, at + 1)) {
    const before = log.charAt(at - 1);
    const behind = log.charAt(at + word.length);
    if (!/[\w-]/.test(before) && !/[\w-]/.test(behind)) return true;
  }
  return false;
}
