/** The only way a value enters a Python file. */
import { requirePairs } from './one-line.ts';

/** What must not stand as itself in a literal, and all that is not ASCII. */
const ESCAPED = /["\\]|[^ -~]/gu;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A string literal in double quotes and ASCII that stands for exactly this value. Unlike JSON it
 * names a character beyond U+FFFF once, by eight digits: Python does not join surrogates.
 * @throws {RangeError} When the value holds half a surrogate pair.
 * @see https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
 */
export function quotePython(value: string): string {
  return `"${requirePairs(value).replace(ESCAPED, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\U${digits.padStart(8, '0')}`;
  if (code > 0xff) return `\\u${digits.padStart(4, '0')}`;
  return `\\x${digits.padStart(2, '0')}`;
}
