/**
 * Requirements as PEP 508 writes them, such as `torch[opt]>=2.1; sys_platform == 'linux'`.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */

import { type Clause, scanClause } from './clause.ts';
import type { Marker } from './marker.ts';
import { formatMarker } from './marker.ts';
import { failAfterMarker, scanMarker } from './marker-parse.ts';
import { type Parsed, parsed, refused } from './result.ts';
import { SPACE_CLASS, Scanner, quoted } from './scanner.ts';
import { type Specifier, failAfterClause, formatSpecifier, scanClauseList } from './specifier.ts';

/** A package that is needed. */
export interface Requirement {
  /** As written; compare with `normalizeName`. */
  readonly name: string;
  /** As written and in that order, without repetition. */
  readonly extras: readonly string[];
  /** Without clauses when none was written, or when there is a `url`. */
  readonly specifier: Specifier;
  readonly url: string | undefined;
  readonly marker: Marker | undefined;
}

const SPACE = /[ \t]*/y;
const NAME = /[A-Za-z0-9][\w.-]*/y;
const URL = /[^ \t]+/y;
const LITERAL_TOKEN = new RegExp(`===[${SPACE_CLASS}]*[^${SPACE_CLASS};)]*`, 'y');

/** Reads a requirement. */
export function parseRequirement(text: string): Parsed<Requirement> {
  const scanner = new Scanner(text);
  const requirement = scanRequirement(scanner);
  return requirement === undefined ? refused(scanner.problem) : parsed(requirement);
}

/** Prints a requirement in its normal form. */
export function formatRequirement(requirement: Requirement): string {
  const { name, extras, specifier, url, marker } = requirement;
  return [
    name,
    extras.length > 0 ? `[${extras.join(',')}]` : '',
    formatSpecifier(specifier),
    url === undefined ? '' : ` @ ${url}`,
    url !== undefined && marker !== undefined ? ' ' : '',
    marker === undefined ? '' : `; ${formatMarker(marker)}`,
  ].join('');
}

function scanRequirement(scanner: Scanner): Requirement | undefined {
  scanner.take(SPACE);
  const name = scanName(scanner, 'the name of a package');
  if (name === undefined) return undefined;
  scanner.take(SPACE);
  const extras = scanner.sees('[') ? scanExtras(scanner) : [];
  if (extras === undefined) return undefined;
  scanner.take(SPACE);
  const target = scanner.take(/@/y) ? scanUrl(scanner) : scanVersions(scanner);
  if (target === undefined) return undefined;
  const marker = scanner.isAtEnd() ? undefined : scanMarkerPart(scanner, target);
  return scanner.problem && !marker ? undefined : { name, extras, ...target, marker };
}

function scanName(scanner: Scanner, expected: string): string | undefined {
  const start = scanner.at;
  const name = scanner.take(NAME);
  if (name === undefined) return scanner.unexpected(expected, hintForStart(scanner));
  let end = name.length;
  while (/[.-]/.test(name[end - 1] ?? '')) end--;
  if (end === name.length) return name;
  return scanner.fail({
    offset: start + end,
    length: name.length - end,
    message: `Unexpected ${quoted(name.slice(end))} at the end of a name, expected a letter or digit`,
    hint: `Write ${quoted(name.slice(0, end))}.`,
  });
}

function hintForStart(scanner: Scanner): string | undefined {
  const rest = scanner.text.slice(scanner.at, scanner.at + 20);
  if (rest.startsWith('-')) return 'Options of pip are no requirements.';
  if (rest.startsWith('#')) return 'A comment is no requirement.';
  if (/^[./]/.test(rest)) return 'Write `name @ file:///path` for a local file.';
  return undefined;
}

function scanExtras(scanner: Scanner): readonly string[] | undefined {
  const open = scanner.at;
  const extras = new Set<string>();
  scanner.take(/\[[ \t]*/y);
  while (!scanner.take(/\]/y)) {
    if (extras.size > 0 && !scanner.take(/,[ \t]*/y)) {
      return scanner.isAtEnd() ? failOpen(scanner, open) : scanner.unexpected('`,` or `]`');
    }
    if (scanner.isAtEnd()) return failOpen(scanner, open);
    const extra = scanName(scanner, 'the name of an extra');
    if (extra === undefined) return undefined;
    extras.add(extra);
    scanner.take(SPACE);
  }
  return [...extras];
}

function failOpen(scanner: Scanner, offset: number): undefined {
  const open = scanner.text[offset] ?? '';
  const message = `Unexpected end of the text, expected \`${open === '[' ? ']' : ')'}\` for this \`${open}\``;
  return scanner.fail({ offset, length: scanner.text.length - offset, message });
}

type Target = Pick<Requirement, 'specifier' | 'url'>;

function scanUrl(scanner: Scanner): Target | undefined {
  scanner.take(SPACE);
  const url = scanner.take(URL);
  if (url === undefined) return scanner.unexpected('an address after `@`');
  scanner.take(SPACE);
  return { specifier: { clauses: [] }, url };
}

function scanVersions(scanner: Scanner): Target | undefined {
  const open = scanner.at;
  const isEnclosed = scanner.take(/\([ \t]*/y) !== undefined;
  const clauses = scanVersionList(scanner);
  if (clauses === undefined) return undefined;
  if (isEnclosed && !scanner.take(/\)/y)) {
    if (scanner.isAtEnd()) return failOpen(scanner, open);
    return clauses.length > 0 ? failAfterClause(scanner, '`)`') : failAtClause(scanner);
  }
  scanner.take(SPACE);
  return { specifier: { clauses }, url: undefined };
}

/** Unlike a specifier alone, a requirement allows no comma without a clause before it. */
function scanVersionList(scanner: Scanner): readonly Clause[] | undefined {
  const clauses: Clause[] = [];
  while (/[<>=!~]/.test(scanner.text[scanner.at] ?? '')) {
    const more = scanner.sees('===') ? scanLiterals(scanner) : scanOne(scanner);
    if (more === undefined) return undefined;
    clauses.push(...more);
    scanner.take(SPACE);
    if (!scanner.take(/,[ \t]*/y)) break;
  }
  return clauses;
}

/** `===` takes everything up to white space, commas included, and is split at them afterwards. */
function scanLiterals(scanner: Scanner): readonly Clause[] | undefined {
  const start = scanner.at;
  scanner.take(LITERAL_TOKEN);
  const end = scanner.at;
  scanner.at = start;
  const clauses = scanClauseList(scanner, end);
  scanner.at = end;
  return clauses;
}

function scanOne(scanner: Scanner): readonly Clause[] | undefined {
  const clause = scanClause(scanner, true);
  return clause && [clause];
}

function failAtClause(scanner: Scanner): undefined {
  scanClause(scanner, true);
  return undefined;
}

function scanMarkerPart(scanner: Scanner, target: Target): Marker | undefined {
  if (!scanner.take(/;/y)) return failBeforeMarker(scanner, target);
  const marker = scanMarker(scanner);
  if (marker !== undefined && !scanner.isAtEnd()) return failAfterMarker(scanner);
  return marker;
}

function failBeforeMarker(scanner: Scanner, { specifier, url }: Target): undefined {
  if (url !== undefined) {
    const hint = url.includes(';') ? 'Put a space before the `;` after an address.' : undefined;
    return scanner.unexpected('`;` or the end after the address', hint);
  }
  if (specifier.clauses.length > 0) return failAfterClause(scanner, '`;`');
  if (scanner.sees('#')) return scanner.unexpected('`;` or the end', 'Leave the comment out.');
  if (/[\d^~=*v]/.test(scanner.text[scanner.at] ?? '')) return failAtClause(scanner);
  if (scanner.sees('-')) {
    return scanner.unexpected('a version, `;` or the end', 'Leave options of pip out.');
  }
  if (scanner.text.includes('://')) {
    return scanner.unexpected('a version, `;` or the end', 'Write `name @ address`.');
  }
  return scanner.unexpected('a version such as `>=1.0`, `;` or the end');
}
