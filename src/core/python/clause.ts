/**
 * One clause of a specifier, such as `>=1.2` or `!=2.0.*`.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */

import { PYTHON_SPACE, SPACE_CLASS, Scanner, quoted } from './scanner.ts';
import {
  type Version,
  formatVersion,
  isPrerelease,
  releaseVersion,
  scanVersion,
  shift,
} from './version.ts';

/** The operators that compare versions. */
export type VersionOperator = '==' | '!=' | '~=' | '<=' | '>=' | '<' | '>';

/** A clause that compares versions. */
export interface VersionClause {
  readonly operator: VersionOperator;
  readonly version: Version;
  /** True for `==1.2.*` and `!=1.2.*`: every version that begins so. */
  readonly isPrefix: boolean;
}

/** `===text`: the version must be spelled exactly so, upper and lower case apart. */
export interface LiteralClause {
  readonly operator: '===';
  readonly text: string;
}

/** One clause; all clauses of a specifier must hold. */
export type Clause = VersionClause | LiteralClause;

const OPERATOR = /===|==|~=|!=|<=|>=|<|>/y;
const LITERAL = new RegExp(`[^${SPACE_CLASS};)]*`, 'y');
const LITERAL_IN_LIST = new RegExp(`[^${SPACE_CLASS};),]*`, 'y');

/**
 * Reads the clause that starts here, without white space after it.
 * @param inList whether a comma ends the text of `===`
 */
export function scanClause(scanner: Scanner, inList: boolean): Clause | undefined {
  const start = scanner.at;
  const operator = scanner.take(OPERATOR);
  if (operator === undefined) return failAtOperator(scanner);
  scanner.take(PYTHON_SPACE);
  if (isVersionOperator(operator)) return scanVersionClause(scanner, operator, start);
  return { operator: '===', text: scanner.take(inList ? LITERAL_IN_LIST : LITERAL) ?? '' };
}

/** Prints a clause with its version in normal form. */
export function formatClause(clause: Clause): string {
  if (clause.operator === '===') return `===${clause.text}`;
  return `${clause.operator}${formatVersion(clause.version)}${clause.isPrefix ? '.*' : ''}`;
}

/** Tells whether a clause names a pre-release, and so asks for pre-releases. */
export function namesPrerelease(clause: Clause): boolean {
  if (clause.operator === '!=') return false;
  if (clause.operator !== '===') return isPrerelease(clause.version);
  const scanner = new Scanner(clause.text);
  const version = scanVersion(scanner);
  return version !== undefined && scanner.isAtEnd() && isPrerelease(version);
}

function isVersionOperator(operator: string): operator is VersionOperator {
  return operator !== '===';
}

function failAtOperator(scanner: Scanner): undefined {
  const rest = scanner.text.slice(scanner.at, scanner.at + 60);
  return scanner.unexpected('an operator such as `>=` or `==`', hintForOperator(rest));
}

function hintForOperator(rest: string): string | undefined {
  const version = /^[=^~]?\s*(v?\d[\w.!+*-]*)/i.exec(rest)?.[1];
  if (rest.startsWith('=<') || rest.startsWith('=>')) {
    return `Write \`${rest[1]}=\` instead of \`${rest.slice(0, 2)}\`.`;
  }
  if (rest.startsWith('*')) return 'Leave the specifier empty to allow every version.';
  if (version === undefined) return undefined;
  if (rest.startsWith('^')) return `Write \`>=${version}\` and an upper bound with \`<\`.`;
  return `Write \`${rest.startsWith('~') ? '~=' : '=='}${version}\`.`;
}

function scanVersionClause(
  scanner: Scanner,
  operator: VersionOperator,
  start: number,
): VersionClause | undefined {
  const at = scanner.at;
  const version = scanVersion(scanner);
  if (version === undefined) {
    return scanner.unexpected(`a version after \`${operator}\``);
  }
  const clause = { operator, version, isPrefix: false };
  if (scanner.sees('.*')) return scanPrefix(scanner, clause);
  const plus = scanner.text.indexOf('+', at);
  if (version.local !== undefined && operator !== '==' && operator !== '!=') {
    return failAtLocal(scanner, clause, plus);
  }
  if (operator === '~=' && version.release.length < 2) return failAtShort(scanner, clause, start);
  return clause;
}

function scanPrefix(scanner: Scanner, clause: VersionClause): VersionClause | undefined {
  const { operator, version } = clause;
  const offset = scanner.at;
  const isPlain = !isPrerelease(version) && version.post === undefined && !version.local;
  if ((operator === '==' || operator === '!=') && isPlain) {
    scanner.at += 2;
    return { ...clause, isPrefix: true };
  }
  const expected = isPlain
    ? `a plain version after \`${operator}\`; only \`==\` and \`!=\` take \`.*\``
    : 'nothing after a pre-release, post-release, development or local part';
  const message = `Unexpected \`.*\`, expected ${expected}`;
  return scanner.fail({
    offset,
    length: 2,
    message,
    hint: `Write ${quoted(formatClause(clause))}.`,
  });
}

function failAtLocal(scanner: Scanner, clause: VersionClause, plus: number): undefined {
  const found = quoted(scanner.text.slice(plus, scanner.at));
  return scanner.fail({
    offset: plus,
    length: scanner.at - plus,
    message: `Unexpected local part ${found} after \`${clause.operator}\`, expected none; only \`==\` and \`!=\` take one`,
    hint: `Write ${quoted(formatClause({ ...clause, version: { ...clause.version, local: undefined } }))}.`,
  });
}

function failAtShort(scanner: Scanner, { version }: VersionClause, start: number): undefined {
  const next = releaseVersion([shift(version.release[0] ?? 0, 1)], version.epoch);
  return scanner.fail({
    offset: start,
    length: scanner.at - start,
    message: `Unexpected ${quoted(scanner.text.slice(start, scanner.at))}, expected at least two numbers after \`~=\``,
    hint: `Write \`>=${formatVersion(version)},<${formatVersion(next)}\`.`,
  });
}
