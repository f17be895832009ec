/** The same rot on several targets of a card is one finding that names them all. */
import type { Finding, Kind } from './finding.ts';

export interface Sighting {
  readonly card: string;
  readonly text: string;
  /** Target in words: `windows cpu`. */
  readonly place: string;
  /** Day of the record that no longer holds. */
  readonly date: string;
}

/** Says what was seen once for each card, with every place and the earliest day. */
export function byPlace(kind: Kind, sightings: readonly Sighting[]): readonly Finding[] {
  const groups = Map.groupBy(sightings, ({ card, text }) => `${card}\n${text}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const places = [...new Set(rows.map(({ place }) => place))].toSorted();
    const [date] = rows.map(({ date }) => date).toSorted();
    const text = `${first.text} Resolved for ${places.join(', ')}.`;
    return [{ kind, card: first.card, text, date }];
  });
}
