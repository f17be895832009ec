/**
 * Ranges: sets of versions as sorted, disjoint intervals, closed under and, or, not.
 *
 * `===text` compares spelling, not versions, so it stays beside the intervals as an opaque literal.
 */

import { CEILING, type Cut, FLOOR, before, compareCuts } from './cut.ts';
import { type Version, formatVersion, isPrerelease, parseVersion } from './version.ts';

/** All versions between two cuts; `lower` is always below `upper`. */
export interface Interval {
  readonly lower: Cut;
  readonly upper: Cut;
}

/** What a range says of one exact spelling, whatever its intervals say. */
export interface Literal {
  /** The spelling in lower case. */
  readonly text: string;
  readonly isAdmitted: boolean;
}

/** A set of versions. */
export interface Range {
  /** Sorted, disjoint, not touching. */
  readonly intervals: readonly Interval[];
  /** Sorted by text; empty unless `===` took part. */
  readonly literals: readonly Literal[];
}

/** No version at all. */
export const NO_VERSION: Range = { intervals: [], literals: [] };

/** Every version. */
export const EVERY_VERSION: Range = span(FLOOR, CEILING);

/** The versions between two cuts; empty when `lower` is not below `upper`. */
export function span(lower: Cut, upper: Cut): Range {
  return compareCuts(lower, upper) < 0
    ? { intervals: [{ lower, upper }], literals: [] }
    : NO_VERSION;
}

/** The versions that are in both ranges. */
export function intersect(left: Range, right: Range): Range {
  return combine(left, right, (a, b) => a && b);
}

/** The versions that are in at least one of the ranges. */
export function union(left: Range, right: Range): Range {
  return combine(left, right, (a, b) => a || b);
}

/** The versions of `left` that are not in `right`. */
export function difference(left: Range, right: Range): Range {
  return combine(left, right, (a, b) => a && !b);
}

/** The versions that are not in the range. */
export function complement(range: Range): Range {
  const { intervals } = difference(EVERY_VERSION, { ...range, literals: [] });
  const flipped = range.literals.map(({ text, isAdmitted }) => ({ text, isAdmitted: !isAdmitted }));
  return { intervals, literals: flipped };
}

/** Tells whether no version is in the range. */
export function isEmpty(range: Range): boolean {
  return range.intervals.length === 0 && !range.literals.some((literal) => literal.isAdmitted);
}

/** Tells whether every version of `inner` is also in `outer`. */
export function isSubset(inner: Range, outer: Range): boolean {
  return isEmpty(difference(inner, outer));
}

/** Tells whether the ranges have no version in common. */
export function isDisjoint(left: Range, right: Range): boolean {
  return isEmpty(intersect(left, right));
}

/** Tells whether a version is in the range, pre-releases included; text that is no version counts only for `===`. */
export function inRange(range: Range, version: Version | string): boolean {
  if (range.literals.length > 0) {
    const text = typeof version === 'string' ? version : formatVersion(version);
    const literal = range.literals.find((other) => other.text === text.toLowerCase());
    if (literal !== undefined) return literal.isAdmitted;
  }
  return inIntervals(range.intervals, version);
}

/** Tells whether the range holds a version that is no pre-release. */
export function holdsFinal(range: Range): boolean {
  return (
    range.intervals.some(({ lower, upper }) => compareCuts(nextFinal(lower), upper) < 0) ||
    range.literals.some(({ text, isAdmitted }) => isAdmitted && !isPrereleaseText(text))
  );
}

/** Walks over the places where either range changes and keeps what `keep` says. */
function combine(left: Range, right: Range, keep: (a: boolean, b: boolean) => boolean): Range {
  const cuts = mergeCuts(left.intervals, right.intervals);
  const intervals: Interval[] = [];
  let lower: Cut | undefined;
  for (const { cut, inLeft, inRight } of cuts) {
    const isKept = keep(inLeft, inRight);
    if (isKept && lower === undefined) lower = cut;
    if (!isKept && lower !== undefined) {
      intervals.push({ lower, upper: cut });
      lower = undefined;
    }
  }
  return { intervals, literals: combineLiterals(left, right, intervals, keep) };
}

interface Change {
  readonly cut: Cut;
  readonly inLeft: boolean;
  readonly inRight: boolean;
}

function mergeCuts(left: readonly Interval[], right: readonly Interval[]): readonly Change[] {
  const a = left.flatMap(({ lower, upper }) => [lower, upper]);
  const b = right.flatMap(({ lower, upper }) => [lower, upper]);
  const changes: Change[] = [];
  let i = 0;
  let j = 0;
  while (true) {
    const [x, y] = [a[i], b[j]];
    const cut = x === undefined || (y !== undefined && compareCuts(y, x) < 0) ? y : x;
    if (cut === undefined) return changes;
    if (x !== undefined && compareCuts(x, cut) === 0) i++;
    if (y !== undefined && compareCuts(y, cut) === 0) j++;
    changes.push({ cut, inLeft: i % 2 === 1, inRight: j % 2 === 1 });
  }
}

/** A literal is dropped where the intervals alone say the same of it. */
function combineLiterals(
  left: Range,
  right: Range,
  intervals: readonly Interval[],
  keep: (a: boolean, b: boolean) => boolean,
): readonly Literal[] {
  if (left.literals.length + right.literals.length === 0) return [];
  const texts = new Set([...left.literals, ...right.literals].map((literal) => literal.text));
  return [...texts]
    .toSorted()
    .map((text) => ({ text, isAdmitted: keep(inRange(left, text), inRange(right, text)) }))
    .filter(
      ({ text, isAdmitted }) =>
        !parseVersion(text).ok || isAdmitted !== inIntervals(intervals, text),
    );
}

function inIntervals(intervals: readonly Interval[], version: Version | string): boolean {
  if (typeof version === 'string') {
    const result = parseVersion(version);
    return result.ok && inIntervals(intervals, result.value);
  }
  const cut = before(version);
  return intervals.some(
    ({ lower, upper }) => compareCuts(lower, cut) <= 0 && compareCuts(cut, upper) < 0,
  );
}

/** The place of the first version at or above a cut that is no pre-release. */
function nextFinal(lower: Cut): Cut {
  const { version } = lower;
  if (!isPrerelease(version)) return lower;
  const post = version.pre === undefined ? version.post : undefined;
  return before({ ...version, pre: undefined, post, dev: undefined, local: undefined });
}

function isPrereleaseText(text: string): boolean {
  const result = parseVersion(text);
  return result.ok && isPrerelease(result.value);
}
