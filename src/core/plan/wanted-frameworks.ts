/** The frameworks that a card wants in one circumstance, each once. */
import type { Card, CardFramework } from '../card/card.ts';
import { type Circumstance, applies } from '../card/when.ts';

/**
 * Rows of one name that hold together are one wish: every range counts, and all companions come along.
 *
 * @returns in the order in which the card names them
 */
export function wantedFrameworks(
  { frameworks }: Card,
  circumstance: Circumstance,
): readonly CardFramework[] {
  const wanted = new Map<string, CardFramework>();
  for (const row of frameworks) {
    if (!applies(row.when, circumstance)) continue;
    const before = wanted.get(row.name);
    wanted.set(row.name, before === undefined ? row : both(before, row));
  }
  return [...wanted.values()];
}

function both(left: CardFramework, right: CardFramework): CardFramework {
  const version = bothRanges(left.version, right.version);
  const python = bothRanges(left.python, right.python);
  const companions = [...new Set([...(left.with ?? []), ...(right.with ?? [])])];
  return {
    ...left,
    ...(version === undefined ? {} : { version }),
    ...(python === undefined ? {} : { python }),
    ...(companions.length === 0 ? {} : { with: companions }),
  };
}

/** A comma joins specifiers that must all hold, so no clause is read here, and none is lost. */
function bothRanges(left: string | undefined, right: string | undefined): string | undefined {
  const clauses = [left, right].flatMap((text) => text?.split(',') ?? []);
  const distinct = new Set(clauses.map((clause) => clause.trim()));
  return distinct.size === 0 ? undefined : [...distinct].join(',');
}
