/** The only way a value enters a YAML file. */
import { requirePairs } from './one-line.ts';
import { toAscii } from './powershell.ts';

/**
 * What a double-quoted scalar must not hold as itself, and all that is not ASCII: readers of YAML
 * 1.1 and 1.2 disagree about line separators and byte order marks.
 */
const ESCAPED = /["\\]|[^ -~]/gu;

/**
 * A double-quoted scalar that stands for exactly this text in YAML 1.1 and 1.2: never a number, a
 * truth value or a date.
 * @throws {RangeError} When the value holds half a surrogate pair.
 * @see https://yaml.org/spec/1.2.2/#57-escaped-characters
 */
export function quoteYaml(value: string): string {
  return `"${requirePairs(value).replace(ESCAPED, escapeCharacter)}"`;
}

/** A comment line: free text, on one line and in ASCII whatever it holds. */
export function commentYaml(text: string): string {
  return `# ${toAscii(text)}`.trimEnd();
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\U${digits.padStart(8, '0')}`;
  if (code > 0xff) return `\\u${digits.padStart(4, '0')}`;
  return `\\x${digits.padStart(2, '0')}`;
}
