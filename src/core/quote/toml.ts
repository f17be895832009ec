/** The only way a value enters a TOML file. */
import { requirePairs } from './one-line.ts';
import { toAscii } from './powershell.ts';

/** What a basic string must not hold as itself, and all that is not ASCII: unseen marks are seen. */
const ESCAPED = /["\\]|[^ -~]/gu;

const BARE_KEY = /^[A-Za-z0-9_-]+$/;

/** Columns that an array on one line keeps to. */
const WIDTH = 80;

/**
 * A basic string in ASCII that stands for exactly this value.
 * @throws {RangeError} When the value holds half a surrogate pair.
 * @see https://toml.io/en/v1.0.0#string
 */
export function quoteToml(value: string): string {
  return `"${requirePairs(value).replace(ESCAPED, escapeCharacter)}"`;
}

/** A key: bare where TOML allows it, else quoted. */
export function tomlKey(name: string): string {
  return BARE_KEY.test(name) ? name : quoteToml(name);
}

/** An array of strings on one line, or one a line when it would be long. */
export function tomlStrings(values: readonly string[]): string {
  const quoted = values.map(quoteToml);
  const line = `[${quoted.join(', ')}]`;
  if (line.length <= WIDTH) return line;
  return `[\n${quoted.map((text) => `  ${text},\n`).join('')}]`;
}

/** A table of strings and truth values on one line, as TOML 1.0 wants inline tables. */
export function tomlInline(table: Readonly<Record<string, string | boolean>>): string {
  const pairs = Object.entries(table).map(
    ([key, value]) =>
      `${tomlKey(key)} = ${typeof value === 'string' ? quoteToml(value) : String(value)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** A comment line: free text on one line, in ASCII. */
export function commentToml(text: string): string {
  return `# ${toAscii(text)}`.trimEnd();
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
