/** What every parser of this module returns: the value, or one located problem. */

/** Why a text could not be read, located in the text that was given. */
export interface ParseProblem {
  /** Where the unexpected part begins, in UTF-16 units from the start of the given text. */
  readonly offset: number;
  /** Length of the unexpected part in UTF-16 units; 0 when something is missing at `offset`. */
  readonly length: number;
  /** What was found and what was expected, in plain words. */
  readonly message: string;
  /** What to write instead, where that is obvious. */
  readonly hint?: string;
}

/** The outcome of parsing a text. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ParseProblem };

/** Wraps a parsed value. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** Wraps a problem; a parser that failed without one is a fault of this module. */
export function refused<T>(problem: ParseProblem | undefined): Parsed<T> {
  if (problem === undefined) throw new Error('A parser failed without stating its problem.');
  return { ok: false, problem };
}
