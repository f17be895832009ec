/** Pythons that get no more fixes: cards that admit no other, and rows that the data file lacks. */
import type { Card, PythonRange } from '../../src/core/card/card.ts';
import { admitsMinor } from '../../src/core/card/when.ts';
import { compareMinors } from './compare-minors.ts';
import type { Finding, Verdict } from './finding.ts';

export interface PythonFacts {
  /** Last day of each minor version, as `pythons_end` has it. */
  readonly ends: Readonly<Record<string, string>>;
  /** Minor versions that the planner passes over. */
  readonly passedOver: readonly string[];
}

/**
 * Holds the ends against a day. A version without an end counts as alive: nobody says otherwise.
 *
 * @param today `2026-11-28`
 */
export function endedPythons(
  cards: readonly Card[],
  { ends, passedOver }: PythonFacts,
  today: string,
): Verdict {
  const known = Object.keys(ends).toSorted(compareMinors);
  const ended = known.filter((python) => (ends[python] ?? today) < today);
  const findings = [
    ...ended.filter((python) => !passedOver.includes(python)).map(ofData),
    ...cards.flatMap((card) => ofCard(card) ?? []),
  ];
  return { findings, unasked: [], answered: { ended: cards.length } };

  function ofData(python: string): Finding {
    const text = `Python ${python} gets no more fixes, and pythons_ended in catalog/platforms.yml does not have it.`;
    return { kind: 'ended', text, since: ends[python] };
  }

  function ofCard({ id, python: ranges }: Card): Finding | undefined {
    const admitted = known.filter((python) => admitsSomewhere(ranges, python));
    const isAlive = admitted.length === 0 || admitted.some((python) => !ended.includes(python));
    if (isAlive) return undefined;
    const text = `Every Python that it admits gets no more fixes: ${admitted.join(', ')}.`;
    return { kind: 'ended', card: id, text, since: ends[admitted.at(-1) ?? ''] };
  }
}

/** Ranges add up; one that holds under a condition may not apply, so it closes nothing for everybody. */
function admitsSomewhere(ranges: readonly PythonRange[], python: string): boolean {
  const always = ranges.filter(({ when }) => when === undefined);
  if (always.length > 0) return always.every(({ version }) => admitsMinor(version, python));
  return ranges.length === 0 || ranges.some(({ version }) => admitsMinor(version, python));
}
