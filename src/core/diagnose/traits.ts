/** What a diagnosis needs to know about a card; small, for the page carries it for every card. */
import type { Card } from '../card/card.ts';
import type { KnownFailure } from './diagnose.ts';
import { failuresGuarded } from './guards.ts';

export interface CardTraits {
  readonly id: string;
  readonly name: string;
  /** Names under which a log speaks of the model: its package and its modules. */
  readonly words: readonly string[];
  /** Ids of failures that its requirements guard against. */
  readonly guards: readonly string[];
}

/** The traits of a card. */
export function cardTraits(card: Card, failures: readonly KnownFailure[]): CardTraits {
  const { id, name } = card;
  const guarded = failuresGuarded(card, failures).map((one) => one.id);
  return { id, name, words: wordsOf(card), guards: guarded };
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
