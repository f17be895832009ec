/** Prints a range back as a specifier, where one can say it. */

import type { Clause, VersionOperator } from './clause.ts';
import { CEILING, type Cut, FLOOR, afterLocals, compareCuts } from './cut.ts';
import { type Range, isEmpty } from './range.ts';
import type { Specifier } from './specifier.ts';
import { nextPrefix, prefixStart } from './specifier-range.ts';
import { type Version, isPrerelease, releaseVersion, shift } from './version.ts';

/** More `!=` in a row than this is no readable answer. */
const LONGEST_GAP = 64;

/**
 * Writes a specifier that describes exactly this range; `<0` for no version.
 *
 * Returns `undefined` where PEP 440 has no single specifier for it, such as "before 1 or after 2".
 * A range that begins inside pre-releases is told as it is: `>=3.10.dev0`.
 */
export function rangeToSpecifier(range: Range): Specifier | undefined {
  if (isEmpty(range)) return { clauses: [clause('<', releaseVersion([0]))] };
  if (range.literals.length > 0) return literalSpecifier(range);
  const { intervals } = range;
  const outer = outerClauses(intervals[0]?.lower ?? FLOOR, intervals.at(-1)?.upper ?? CEILING);
  const clauses = [...(outer ?? [])];
  for (const [i, { upper }] of intervals.entries()) {
    const next = intervals[i + 1];
    const gap = next === undefined ? [] : gapClauses(upper, next.lower);
    if (gap === undefined) return undefined;
    clauses.push(...gap);
  }
  return outer && { clauses };
}

function clause(operator: VersionOperator, version: Version, isPrefix = false): Clause {
  return { operator, version, isPrefix };
}

function literalSpecifier({ intervals, literals }: Range): Specifier | undefined {
  const [literal] = literals;
  if (intervals.length > 0 || literals.length > 1 || literal === undefined) return undefined;
  return { clauses: [{ operator: '===', text: literal.text }] };
}

function outerClauses(lower: Cut, upper: Cut): readonly Clause[] | undefined {
  if (!isSame(lower, FLOOR)) {
    const [family, end] = familyFrom('==', lower, upper) ?? [];
    if (family !== undefined && end !== undefined && isSame(end, upper)) return [family];
  }
  const from = lowerClauses(lower);
  const to = upperClauses(upper);
  return from && to && [...from, ...to];
}

function isSame(left: Cut, right: Cut): boolean {
  return compareCuts(left, right) === 0;
}

function lowerClauses(cut: Cut): readonly Clause[] | undefined {
  const { version } = cut;
  if (isSame(cut, FLOOR)) return [];
  if (cut.side === 'after-posts') return [clause('>', version)];
  if (cut.side === 'after' || version.local) return undefined;
  return version.dev === 0 ? firstDevClauses(version) : [clause('>=', version)];
}

/** Says "from the first development release of the next one on" without naming a pre-release. */
function firstDevClauses(version: Version): readonly Clause[] {
  const { pre, post } = version;
  const released = { ...version, dev: undefined };
  if (post === 0) {
    const base = { ...released, post: undefined };
    return [clause('>=', base), clause('!=', base)];
  }
  if (post !== undefined) return [clause('>', { ...released, post: shift(post, -1) })];
  if (pre === undefined || pre.number === 0) return [clause('>=', version)];
  return [clause('>', { ...released, pre: { ...pre, number: shift(pre.number, -1) } })];
}

function upperClauses(cut: Cut): readonly Clause[] | undefined {
  const { version } = cut;
  if (isSame(cut, CEILING)) return [];
  if (cut.side !== 'before' || version.local) return undefined;
  if (!isPrerelease(version)) return [clause('<=', version), clause('!=', version)];
  if (version.dev !== 0) return [clause('<', version)];
  if (version.post === 0) return [clause('<=', { ...version, post: undefined, dev: undefined })];
  return [clause('<', version.pre ? version : { ...version, dev: undefined })];
}

/** Excludes the versions between two intervals, one `!=` after the other. */
function gapClauses(from: Cut, to: Cut): readonly Clause[] | undefined {
  const clauses: Clause[] = [];
  let at = from;
  while (clauses.length < LONGEST_GAP) {
    const [family, end] = familyFrom('!=', at, to) ?? [];
    if (family === undefined || end === undefined) return undefined;
    clauses.push(family);
    if (isSame(end, to)) return clauses;
    at = end;
  }
  return undefined;
}

/** The widest `==` (or `!=`) that starts at a cut and does not go past `limit`, and where it ends. */
function familyFrom(
  operator: '==' | '!=',
  from: Cut,
  limit: Cut,
): readonly [Clause, Cut] | undefined {
  if (from.side !== 'before') return undefined;
  const { version } = from;
  for (let length = 1; length <= limit.version.release.length; length++) {
    const release = Array.from({ length }, (_, i) => version.release[i] ?? 0);
    const end = nextPrefix(version, release);
    if (isSame(prefixStart(version, release), from) && compareCuts(end, limit) <= 0) {
      return [clause(operator, releaseVersion(release, version.epoch), true), end];
    }
  }
  const end: Cut = version.local ? { version, side: 'after' } : afterLocals(version);
  return compareCuts(end, limit) <= 0 ? [clause(operator, version), end] : undefined;
}
