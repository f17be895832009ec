/**
 * Evaluates markers as Python's packaging does.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */

import { admits } from './admit.ts';
import { type Clause, scanClause } from './clause.ts';
import type {
  Comparison,
  Marker,
  MarkerEnvironment,
  MarkerField,
  MarkerOperator,
} from './marker.ts';
import { normalizeName } from './name.ts';
import { PYTHON_SPACE, Scanner } from './scanner.ts';

/**
 * The fields that are compared as versions. `platform_version` is not one of them: it is any text.
 * @see https://github.com/pypa/packaging/blob/main/src/packaging/markers.py
 */
const VERSION_FIELDS: readonly MarkerField[] = [
  'python_version',
  'python_full_version',
  'implementation_version',
  'platform_release',
];

/**
 * Tells whether a marker holds.
 *
 * Returns `undefined` where packaging raises an error: a field the environment does not give
 * (`extra` is empty when absent), or an operator that means nothing for it (`os_name ~= 'x'`).
 */
export function evaluateMarker(
  marker: Marker,
  environment: MarkerEnvironment,
): boolean | undefined {
  if (marker.kind === 'comparison') return evaluateComparison(marker, environment);
  const results = marker.markers.map((part) => evaluateMarker(part, environment));
  if (results.includes(undefined)) return undefined;
  return marker.kind === 'and' ? !results.includes(false) : results.includes(true);
}

/** Reads a comparison value as the version clause it stands for; `undefined` when it is just text. */
export function versionClause(operator: MarkerOperator, text: string): Clause | undefined {
  const scanner = new Scanner(operator + text);
  const clause = scanClause(scanner, false);
  scanner.take(PYTHON_SPACE);
  return scanner.isAtEnd() ? clause : undefined;
}

/** The field a comparison asks for: the left one if both sides are fields. */
export function fieldOf({ left, right }: Comparison): MarkerField | undefined {
  if (left.kind === 'field') return left.name;
  return right.kind === 'field' ? right.name : undefined;
}

function evaluateComparison(
  comparison: Comparison,
  environment: MarkerEnvironment,
): boolean | undefined {
  const { left, operator, right } = comparison;
  const field = fieldOf(comparison);
  const value = field && valueOf(field, environment);
  if (field === undefined || value === undefined) return undefined;
  if (typeof value !== 'string') {
    return left.kind === 'text' ? compareSet(left.text, operator, value) : undefined;
  }
  if (left.kind === 'text') return compare(field, left.text, operator, value);
  // packaging takes a field on the right of another field as the plain text of its name.
  return compare(field, value, operator, right.kind === 'text' ? right.text : right.name);
}

function valueOf(
  field: MarkerField,
  environment: MarkerEnvironment,
): string | readonly string[] | undefined {
  if (field === 'extra') return normalizeName(environment.extra ?? '');
  const value = environment[field];
  // Untagged builds of Python call themselves "3.14.0a1+", which is no version.
  const isUntagged = field === 'python_full_version' && typeof value === 'string';
  return isUntagged && value.endsWith('+') ? `${value}local` : value;
}

function compareSet(
  name: string,
  operator: MarkerOperator,
  value: readonly string[],
): boolean | undefined {
  const isMember = value.map(normalizeName).includes(normalizeName(name));
  if (operator === 'in') return isMember;
  if (operator === 'not in') return !isMember;
  if (operator === '~=' || operator === '===') return undefined;
  return operator === '!=';
}

function compare(
  field: MarkerField,
  left: string,
  operator: MarkerOperator,
  right: string,
): boolean | undefined {
  const clause = VERSION_FIELDS.includes(field) ? versionClause(operator, right) : undefined;
  if (clause !== undefined) return admits({ clauses: [clause] }, left);
  return compareText(left, operator, right);
}

function compareText(left: string, operator: MarkerOperator, right: string): boolean | undefined {
  switch (operator) {
    case 'in':
      return right.includes(left);
    case 'not in':
      return !right.includes(left);
    case '==':
    case '<=':
    case '>=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
    case '>':
      return false;
    case '~=':
    case '===':
      return undefined;
    default:
      return operator satisfies never;
  }
}
