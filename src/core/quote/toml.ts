/** The only way a value enters a TOML file. */
import { requirePairs } from './one-line.ts';

/** What a basic string must not hold as itself; tab and line feed are escaped for the reader's sake. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const ESCAPED = /["\\\u0000-\u001f\u007f]/g;

const BARE_KEY = /^[A-Za-z0-9_-]+$/;

/**
 * A basic string that stands for exactly this value.
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
  if (line.length <= 80) return line;
  return `[\n${quoted.map((text) => `  ${text},\n`).join('')}]`;
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
