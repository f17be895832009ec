/**
 * Versions, specifiers, requirements and markers of Python packages: parse, print, compare,
 * evaluate, and calculate with ranges. Behaves as Python's `packaging` 26 does;
 * `scripts/differential-python.ts` compares the two.
 *
 * @see https://packaging.pypa.io/en/stable/
 */

export { type AdmitOptions, admits, filterAdmitted, newestAdmitted } from './admit.ts';
export type { Clause, LiteralClause, VersionClause, VersionOperator } from './clause.ts';
export type { Cut } from './cut.ts';
export {
  type Comparison,
  type Junction,
  MARKER_FIELDS,
  type Marker,
  type MarkerEnvironment,
  type MarkerField,
  type MarkerOperator,
  type Operand,
  formatMarker,
} from './marker.ts';
export { evaluateMarker } from './marker-evaluate.ts';
export { parseMarker } from './marker-parse.ts';
export { pythonRangeOf } from './marker-python.ts';
export { type KnownTarget, type SimplifiedMarker, simplifyMarker } from './marker-simplify.ts';
export { normalizeName } from './name.ts';
export {
  EVERY_VERSION,
  type Interval,
  type Literal,
  NO_VERSION,
  type Range,
  complement,
  difference,
  holdsFinal,
  inRange,
  intersect,
  isDisjoint,
  isEmpty,
  isSubset,
  union,
} from './range.ts';
export { rangeToSpecifier } from './range-print.ts';
export { rememberPair } from './remember.ts';
export { type Requirement, formatRequirement, parseRequirement } from './requirement.ts';
export type { ParseProblem, Parsed } from './result.ts';
export { type Specifier, formatSpecifier, parseSpecifier } from './specifier.ts';
export { toRange } from './specifier-range.ts';
export {
  type Integer,
  type PreRelease,
  type Version,
  formatVersion,
  isPrerelease,
  parseVersion,
} from './version.ts';
export { compareVersions } from './version-order.ts';
