/**
 * Walks through a text with sticky patterns and keeps the first problem met.
 *
 * Every pattern given to it must carry the `y` flag and match in linear time.
 */

import type { ParseProblem } from './result.ts';

/**
 * The inside of a character class: white space as Python's `str.strip` and `\s` see it.
 * JavaScript's `\s` also takes U+FEFF and lacks five control characters.
 * @see https://docs.python.org/3/library/stdtypes.html#str.isspace
 */
export const SPACE_CLASS =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** Any amount of white space, as Python sees it. */
export const PYTHON_SPACE: RegExp = new RegExp(`[${SPACE_CLASS}]*`, 'y');

const LONGEST_SHOWN = 60;
const WORD = /[\w.*+!-]+|\s+|[^\w\s]/y;

/** A reading position in a text, moved forward by what it matches. */
export class Scanner {
  readonly text: string;
  at: number;
  problem: ParseProblem | undefined;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Reads what the pattern matches here; `undefined`, without moving, when it does not match. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found;
  }

  /** Like {@link match}, for callers that want only the text. */
  take(pattern: RegExp): string | undefined {
    return this.match(pattern)?.[0];
  }

  /** Tells whether the text goes on with `start`. */
  sees(start: string): boolean {
    return this.text.startsWith(start, this.at);
  }

  /** Tells whether everything has been read. */
  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Keeps the problem if it is the first one, and returns `undefined` for the caller to pass on. */
  fail(problem: ParseProblem): undefined {
    this.problem ??= problem;
    return undefined;
  }

  /** Fails at the next word: "Unexpected `x`, expected …". */
  unexpected(expected: string, hint?: string): undefined {
    const at = this.at;
    const found = this.take(WORD) ?? '';
    this.at = at;
    const name = found === '' ? 'the end of the text' : quoted(found);
    const message = `Unexpected ${name}, expected ${expected}`;
    return this.fail({ offset: at, length: found.length, message, ...(hint && { hint }) });
  }
}

/** Shows a piece of source text inside a message; line ends become visible, a long text is cut. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return `\`${JSON.stringify(shown).slice(1, -1).replaceAll('\\"', '"')}\``;
}
