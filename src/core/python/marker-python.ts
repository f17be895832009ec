/**
 * The Python versions for which a marker holds, as an exact range of full versions.
 *
 * `python_version` is only major and minor, so its comparisons become ranges with minor borders:
 * `python_version < '3.9.1'` holds for the whole of 3.9, and so do its pre-releases count.
 */

import type { Clause } from './clause.ts';
import { CEILING, type Cut, FLOOR, before, compareCuts } from './cut.ts';
import type {
  Comparison,
  Marker,
  MarkerEnvironment,
  MarkerField,
  MarkerOperator,
} from './marker.ts';
import { evaluateMarker, fieldOf, versionClause } from './marker-evaluate.ts';
import {
  EVERY_VERSION,
  NO_VERSION,
  type Range,
  complement,
  intersect,
  span,
  union,
} from './range.ts';
import { clauseRange, nextPrefix, prefixStart } from './specifier-range.ts';
import { type Version, formatVersion, parseVersion, releaseVersion } from './version.ts';

type PythonField = 'python_version' | 'python_full_version';

/** How the two fields spell a version: two numbers, or three and perhaps a pre-release. */
const SPELLINGS: Readonly<Record<PythonField, RegExp>> = {
  python_version: /^\d+\.\d+$/,
  python_full_version: /^\d+\.\d+\.\d+((a|b|rc)\d+)?$/,
};

/** A longer text is not searched for versions, which takes quadratic time. */
const LONGEST_LIST = 400;

/** Tells whether a field is one of the two that name the Python version. */
export function isPythonField(field: MarkerField | undefined): field is PythonField {
  return field === 'python_version' || field === 'python_full_version';
}

/**
 * The full Python versions for which a marker holds, all other fields being fixed.
 *
 * Returns `undefined` when another field is unknown, when packaging refuses a comparison, or for
 * the rare comparison with the text on the left that no range can say (`'3' in python_version`).
 */
export function pythonRangeOf(marker: Marker, environment: MarkerEnvironment): Range | undefined {
  if (marker.kind === 'comparison') return comparisonRange(marker, environment);
  const join = marker.kind === 'and' ? intersect : union;
  let result: Range | undefined;
  for (const part of marker.markers) {
    const range = pythonRangeOf(part, environment);
    if (range === undefined) return undefined;
    result = result === undefined ? range : join(result, range);
  }
  return result;
}

function comparisonRange(
  comparison: Comparison,
  environment: MarkerEnvironment,
): Range | undefined {
  const { left, operator, right } = comparison;
  const field = fieldOf(comparison);
  if (!isPythonField(field)) {
    const holds = evaluateMarker(comparison, environment);
    if (holds === undefined) return undefined;
    return holds ? EVERY_VERSION : NO_VERSION;
  }
  const range =
    left.kind === 'text'
      ? mirroredRange(field, left.text, operator)
      : fieldRange(field, operator, right.kind === 'text' ? right.text : right.name);
  return range && (field === 'python_version' ? widenToMinors(range) : range);
}

/** The field stands on the left. */
function fieldRange(field: PythonField, operator: MarkerOperator, text: string): Range | undefined {
  const clause = versionClause(operator, text);
  if (clause !== undefined) return clauseFieldRange(field, clause);
  switch (operator) {
    case 'in':
      return listRange(field, text);
    case 'not in':
      return negated(listRange(field, text));
    case '~=':
    case '===':
      return undefined;
    // What is no version clause is compared as text, and no Python is called so.
    case '!=':
      return EVERY_VERSION;
    case '==':
    case '<=':
    case '>=':
    case '<':
    case '>':
      return NO_VERSION;
    default:
      return operator satisfies never;
  }
}

function clauseFieldRange(field: PythonField, clause: Clause): Range {
  return clause.operator === '===' ? exactRange(field, clause.text) : clauseRange(clause);
}

function exactRange(field: PythonField, text: string): Range {
  const result = parseVersion(text);
  if (!result.ok || !SPELLINGS[field].test(text) || formatVersion(result.value) !== text) {
    return NO_VERSION;
  }
  return point(result.value);
}

function point(version: Version): Range {
  return span(before(version), { version, side: 'after' });
}

/** `in` is a search for a piece of text: `'3.1'` is in `'3.10'`. */
function listRange(field: PythonField, text: string): Range | undefined {
  if (text.length > LONGEST_LIST) return undefined;
  let range = NO_VERSION;
  for (let from = 0; from < text.length; from++) {
    for (let to = from + 1; to <= text.length && /[\w.]/.test(text[to - 1] ?? ''); to++) {
      range = union(range, exactRange(field, text.slice(from, to)));
    }
  }
  return range;
}

function negated(range: Range | undefined): Range | undefined {
  return range && complement(range);
}

/** The text stands on the left: `'3.9' <= python_version`. Only for plain releases. */
function mirroredRange(
  field: PythonField,
  text: string,
  operator: MarkerOperator,
): Range | undefined {
  if (operator === 'in' || operator === 'not in') return undefined;
  if (operator === '===') return exactRange(field, text);
  const result = parseVersion(text);
  if (!result.ok) return NO_VERSION;
  const { epoch, release } = result.value;
  const version = releaseVersion(release, epoch);
  if (formatVersion(version) !== formatVersion(result.value)) return undefined;
  return mirroredReleaseRange(field, version, operator);
}

function mirroredReleaseRange(
  field: PythonField,
  version: Version,
  operator: Exclude<MarkerOperator, 'in' | 'not in' | '==='>,
): Range {
  const after: Cut = { version, side: 'after' };
  switch (operator) {
    case '==':
      return point(version);
    case '!=':
      return complement(point(version));
    case '<=':
      return span(before(version), CEILING);
    case '>=':
      return span(FLOOR, after);
    case '<':
      return span(after, CEILING);
    case '>':
      return span(FLOOR, before(version));
    case '~=':
      return span(compatibleStart(field, version), after);
    default:
      return operator satisfies never;
  }
}

/** `'3.9' ~= python_version` holds from 3.0 on; `'3.9.2' ~= python_full_version` from 3.9.0 on. */
function compatibleStart(field: PythonField, version: Version): Cut {
  const [major = 0, minor = 0] = version.release;
  return prefixStart(version, field === 'python_version' ? [major] : [major, minor]);
}

/** Turns a range of `python_version` values into the range of full versions that have them. */
function widenToMinors(range: Range): Range {
  return range.intervals
    .map(({ lower, upper }) => span(minorBorder(lower), minorBorder(upper)))
    .reduce(union, NO_VERSION);
}

/** The border of the first minor version at or above a cut: where its `.dev0` begins. */
function minorBorder(cut: Cut): Cut {
  if (compareCuts(cut, CEILING) === 0) return CEILING;
  const [major = 0, minor = 0] = cut.version.release;
  const first = releaseVersion([major, minor], cut.version.epoch);
  return compareCuts(cut, before(first)) <= 0 ? prefixStart(first) : nextPrefix(first);
}
