/**
 * Reads environment markers.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#grammar
 */

import {
  type Comparison,
  type Junction,
  MARKER_FIELDS,
  type Marker,
  type MarkerField,
  type MarkerOperator,
  type Operand,
  joinMarkers,
} from './marker.ts';
import { normalizeName } from './name.ts';
import { type Parsed, parsed, refused } from './result.ts';
import { Scanner, quoted } from './scanner.ts';

/** Deeper nesting than this is an attack, not a marker. */
const DEEPEST_NESTING = 100;

const SPACE = /[ \t]*/y;
const SYMBOL = /===|==|~=|!=|<=|>=|<|>/y;
const WORD = /[A-Za-z_][\w.]*/y;
const QUOTED = /'[^']*'|"[^"]*"/y;

/**
 * Old spellings that are still accepted.
 * @see https://peps.python.org/pep-0345/#environment-markers
 */
const OLD_NAMES: Readonly<Record<string, MarkerField>> = {
  'os.name': 'os_name',
  'sys.platform': 'sys_platform',
  'platform.version': 'platform_version',
  'platform.machine': 'platform_machine',
  'platform.python_implementation': 'platform_python_implementation',
  python_implementation: 'platform_python_implementation',
};

/** Reads a marker, such as `python_version >= '3.9' and sys_platform == 'win32'`. */
export function parseMarker(text: string): Parsed<Marker> {
  const scanner = new Scanner(text);
  const marker = scanMarker(scanner);
  if (marker !== undefined && !scanner.isAtEnd()) failAfterMarker(scanner);
  return marker === undefined || scanner.problem ? refused(scanner.problem) : parsed(marker);
}

/** Reads the marker that starts here, and white space after it. */
export function scanMarker(scanner: Scanner, depth = 0): Marker | undefined {
  return scanJunction(scanner, 'or', () =>
    scanJunction(scanner, 'and', () => scanAtom(scanner, depth)),
  );
}

/** Fails after a complete marker. */
export function failAfterMarker(scanner: Scanner): undefined {
  const symbol = /&&?|\|\|?/y;
  symbol.lastIndex = scanner.at;
  const found = symbol.exec(scanner.text)?.[0];
  const hint =
    found && `Write \`${found.startsWith('&') ? 'and' : 'or'}\` instead of \`${found}\`.`;
  return scanner.unexpected('`and`, `or` or the end of the marker', hint);
}

function scanJunction(
  scanner: Scanner,
  kind: Junction['kind'],
  scanPart: () => Marker | undefined,
): Marker | undefined {
  const first = scanPart();
  if (first === undefined) return undefined;
  const rest: Marker[] = [];
  while (takeWord(scanner, kind)) {
    const part = scanPart();
    if (part === undefined) return undefined;
    rest.push(part);
  }
  return joinMarkers(kind, first, rest);
}

function takeWord(scanner: Scanner, word: string): boolean {
  const at = scanner.at;
  if (scanner.take(WORD) === word) return true;
  scanner.at = at;
  return false;
}

function scanAtom(scanner: Scanner, depth: number): Marker | undefined {
  scanner.take(SPACE);
  const marker = scanner.sees('(') ? scanGroup(scanner, depth) : scanComparison(scanner);
  scanner.take(SPACE);
  return marker;
}

function scanGroup(scanner: Scanner, depth: number): Marker | undefined {
  if (depth >= DEEPEST_NESTING) {
    return scanner.unexpected(`at most ${DEEPEST_NESTING} parentheses inside each other`);
  }
  scanner.take(/\(/y);
  const marker = scanMarker(scanner, depth + 1);
  if (marker === undefined || scanner.take(/\)/y)) return marker;
  return scanner.unexpected('`and`, `or` or `)`');
}

function scanComparison(scanner: Scanner): Comparison | undefined {
  const left = scanOperand(scanner);
  if (left === undefined) return undefined;
  scanner.take(SPACE);
  const operator = scanOperator(scanner);
  if (operator === undefined) return undefined;
  scanner.take(SPACE);
  const right = scanOperand(scanner);
  return right && normalizeNames({ kind: 'comparison', left, operator, right });
}

function scanOperand(scanner: Scanner): Operand | undefined {
  if (scanner.sees("'") || scanner.sees('"')) return scanText(scanner);
  const at = scanner.at;
  const word = scanner.take(WORD) ?? '';
  const name = MARKER_FIELDS.find((field) => field === word) ?? OLD_NAMES[word];
  if (name !== undefined) return { kind: 'field', name };
  scanner.at = at;
  return scanner.unexpected(
    'a field such as `python_version`, or a text in quotes',
    hintFor(scanner),
  );
}

function hintFor(scanner: Scanner): string | undefined {
  const bare = /[\w.]+/y;
  bare.lastIndex = scanner.at;
  const word = bare.exec(scanner.text)?.[0];
  if (word === undefined) return undefined;
  const close = MARKER_FIELDS.find((field) => field.replaceAll('_', '') === squash(word));
  return close ? `Write \`${close}\`.` : `Write ${quoted(`'${word}'`)} if a text is meant.`;
}

function squash(word: string): string {
  return word.toLowerCase().replace(/[_.]/g, '');
}

function scanText(scanner: Scanner): Operand | undefined {
  const offset = scanner.at;
  const found = scanner.take(QUOTED);
  if (found === undefined) {
    const length = scanner.text.length - offset;
    const message = 'Unexpected end of the text, expected the closing quote of this one';
    return scanner.fail({ offset, length, message });
  }
  // What a backslash means in a marker is not specified, and Python's parser refuses the others.
  const bad = /[\\\n\r\0]/.exec(found);
  if (bad === null) return { kind: 'text', text: found.slice(1, -1) };
  const message = `Unexpected ${quoted(bad[0])} in a marker, expected a text without it`;
  return scanner.fail({ offset: offset + bad.index, length: 1, message });
}

function scanOperator(scanner: Scanner): MarkerOperator | undefined {
  const symbol = scanner.take(SYMBOL);
  if (symbol !== undefined && isSymbol(symbol)) return symbol;
  if (takeWord(scanner, 'in')) return 'in';
  const at = scanner.at;
  if (takeWord(scanner, 'not')) {
    if (scanner.take(/[ \t]+/y) && takeWord(scanner, 'in')) return 'not in';
    return scanner.unexpected('`in` after `not`');
  }
  scanner.at = at;
  const hint = scanner.sees('=') ? 'Write `==`.' : undefined;
  return scanner.unexpected('an operator such as `==`, `>=`, `in` or `not in`', hint);
}

function isSymbol(symbol: string): symbol is Exclude<MarkerOperator, 'in' | 'not in'> {
  return symbol !== 'in' && symbol !== 'not in';
}

/** Names of extras and groups are compared in normal form, so they are kept in it. */
function normalizeNames(comparison: Comparison): Comparison {
  const { left, right } = comparison;
  if (right.kind === 'text' && left.kind === 'field' && left.name === 'extra') {
    return { ...comparison, right: { kind: 'text', text: normalizeName(right.text) } };
  }
  if (left.kind === 'text' && right.kind === 'field' && NAME_FIELDS.includes(right.name)) {
    return { ...comparison, left: { kind: 'text', text: normalizeName(left.text) } };
  }
  return comparison;
}

const NAME_FIELDS: readonly MarkerField[] = ['extra', 'extras', 'dependency_groups'];
