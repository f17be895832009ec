/**
 * The range of versions a specifier describes.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */

import { remember } from './remember.ts';
import type { Clause, VersionClause } from './clause.ts';
import { CEILING, type Cut, FLOOR, afterLocals, afterPosts, before } from './cut.ts';
import { EVERY_VERSION, type Range, complement, intersect, span } from './range.ts';
import { type Specifier, toSpecifier } from './specifier.ts';
import { type Integer, type Version, isPrerelease, releaseVersion, shift } from './version.ts';

/**
 * Turns a specifier into the exact set of versions it describes, pre-releases included.
 * @throws RangeError when the text is no specifier.
 */
export function toRange(specifier: Specifier | string): Range {
  return typeof specifier === 'string' ? rangeOfText(specifier) : rangeOf(specifier);
}

const rangeOfText = remember((text) => rangeOf(toSpecifier(text)));

function rangeOf({ clauses }: Specifier): Range {
  const [first = EVERY_VERSION, ...rest] = clauses.map(clauseRange);
  return rest.reduce(intersect, first);
}

/** The versions one clause describes. */
export function clauseRange(clause: Clause): Range {
  if (clause.operator === '===') {
    return { intervals: [], literals: [{ text: clause.text.toLowerCase(), isAdmitted: true }] };
  }
  const { operator, version } = clause;
  switch (operator) {
    case '==':
      return equalRange(clause);
    case '!=':
      return complement(equalRange(clause));
    case '~=':
      return span(before(version), nextPrefix(version, version.release.slice(0, -1)));
    case '<=':
      return span(FLOOR, afterLocals(version));
    case '>=':
      return span(before(version), CEILING);
    case '<':
      return span(FLOOR, before(isPrerelease(version) ? version : { ...version, dev: 0 }));
    case '>':
      return span(afterPosts(version), CEILING);
    default:
      return operator satisfies never;
  }
}

/** The cut where the versions that begin with `release` start: before its `.dev0`. */
export function prefixStart(version: Version, release: readonly Integer[] = version.release): Cut {
  return before({ ...releaseVersion(release, version.epoch), dev: 0 });
}

/** The cut where the versions that begin with `release` end. */
export function nextPrefix(version: Version, release: readonly Integer[] = version.release): Cut {
  const last = release.length - 1;
  return prefixStart(version, release.with(last, shift(release[last] ?? 0, 1)));
}

function equalRange({ version, isPrefix }: VersionClause): Range {
  if (isPrefix) return span(prefixStart(version), nextPrefix(version));
  const upper: Cut = version.local ? { version, side: 'after' } : afterLocals(version);
  return span(before(version), upper);
}
