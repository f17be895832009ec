/** The only way a value enters a requirements file, which has no quotes: what would be misread is not let in. */
import { toAscii } from './powershell.ts';

/**
 * What pip and uv read specially inside a line: a comment after a space, an option after a space,
 * a variable of the environment, a line that goes on.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
const SPECIAL = /\s[#-]|\$\{|\\$/;

/** A line that begins like a comment or an option, or with space. */
const SPECIAL_START = /^[#\s-]/;

/**
 * The value as it is, when both tools read exactly it from a line of its own or behind an option.
 * @returns `undefined` when they would read something else; the value has no spelling here
 */
export function requirementWord(value: string): string | undefined {
  if (!/^[ -~]+$/.test(value) || value.endsWith(' ')) return undefined;
  return SPECIAL.test(value) || SPECIAL_START.test(value) ? undefined : value;
}

/** A comment line: free text on one line, in ASCII. It does not go on, whatever its last character. */
export function commentRequirements(text: string): string {
  return `# ${toAscii(text).replace(/\\+$/, '')}`.trimEnd();
}
