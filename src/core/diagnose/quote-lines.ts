/** The lines of a log that show a failure, as they may be shown again. */
import { withoutColour } from './colour.ts';
import { maskLog } from './mask.ts';

export interface QuotedLine {
  /** From 1. */
  readonly number: number;
  /** Masked, and cut when it is very long. */
  readonly text: string;
}

/** More of a line than this hides what matters on a page. */
const LONGEST = 400;

/**
 * Quotes lines of a log.
 *
 * @param numbers from 1, as a diagnosis names them
 */
export function quoteLines(log: string, numbers: readonly number[]): readonly QuotedLine[] {
  const all = log.split(/\r\n|\r|\n/);
  const sorted = [...new Set(numbers)].toSorted((left, right) => left - right);
  return sorted.map((number) => ({ number, text: shown(all[number - 1] ?? '') }));
}

/** Masked before it is cut, so that no half of a secret is taken for something else. */
function shown(line: string): string {
  const plain = withoutColour(line.slice(0, 4000)).replace(HIDDEN, '');
  const text = maskLog(plain).trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} ...` : text;
}

/** Control characters could rewrite what a terminal shows. */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu;
