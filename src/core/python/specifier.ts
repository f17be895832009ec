/**
 * Specifiers: clauses joined by commas, such as `>=1.2,<2`.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#version-specifiers
 */

import { remember } from './remember.ts';
import { type Clause, formatClause, scanClause } from './clause.ts';
import { type Parsed, parsed, refused } from './result.ts';
import { PYTHON_SPACE, Scanner } from './scanner.ts';

/** Conditions on a version that must all hold; no clause at all allows every version. */
export interface Specifier {
  readonly clauses: readonly Clause[];
}

/** Reads a specifier. Like Python's packaging it allows spare commas and an empty text. */
export function parseSpecifier(text: string): Parsed<Specifier> {
  const scanner = new Scanner(text);
  const clauses = scanClauseList(scanner, text.length);
  return clauses === undefined ? refused(scanner.problem) : parsed({ clauses });
}

/** Prints a specifier in the order it was written, versions in normal form. */
export function formatSpecifier(specifier: Specifier): string {
  return specifier.clauses.map(formatClause).join(',');
}

/**
 * Takes a specifier as parsed or as text.
 * @throws RangeError when the text is no specifier; check it with `parseSpecifier` first.
 */
export function toSpecifier(specifier: Specifier | string): Specifier {
  return typeof specifier === 'string' ? specifierOf(specifier) : specifier;
}

const specifierOf: (text: string) => Specifier = remember((text) => {
  const result = parseSpecifier(text);
  if (!result.ok) throw new RangeError(result.problem.message);
  return result.value;
});

/** Reads clauses up to `end`, where the text or the enclosing token stops. */
export function scanClauseList(scanner: Scanner, end: number): readonly Clause[] | undefined {
  const clauses: Clause[] = [];
  while (true) {
    skipCommas(scanner);
    if (scanner.at >= end) return clauses;
    const clause = scanClause(scanner, true);
    if (clause === undefined) return undefined;
    clauses.push(clause);
    if (scanner.at < end) scanner.take(PYTHON_SPACE);
    if (scanner.at !== end && !scanner.sees(',')) return failAfterClause(scanner);
  }
}

/** Fails after a complete clause. */
export function failAfterClause(scanner: Scanner, other = 'the end'): undefined {
  const startsClause = /[<>=!~]/.test(scanner.text[scanner.at] ?? '');
  const hint = startsClause ? 'Put a comma between two conditions.' : undefined;
  return scanner.unexpected(`a comma or ${other} after a version`, hint);
}

function skipCommas(scanner: Scanner): void {
  do scanner.take(PYTHON_SPACE);
  while (scanner.take(/,/y) !== undefined);
}
