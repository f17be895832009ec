/** The only way a value enters a line for sh, bash, zsh and their relatives. */
import { requireOneLine, toOneLine } from './one-line.ts';

/**
 * Words that no shell reads specially. No `~`, `=`, `^`, `!` or brackets, for zsh expands them;
 * `%`, `+`, `,` and `@` only after the first character.
 * @see https://zsh.sourceforge.io/Doc/Release/Expansion.html
 */
const PLAIN = /^[A-Za-z0-9_./:-][A-Za-z0-9_./:@%+,-]*$/;

/**
 * Text that double quotes leave as it is; used for text with single quotes, such as Python code,
 * which would be hard to read otherwise. No `!`, for interactive shells look up their history.
 */
const CALM = /^[^"$`\\!]*$/;

/** `--name=value`: the value must not begin with what zsh expands after a `=`. */
const OPTION = /^--[a-z][a-z-]*=[A-Za-z0-9_.:][A-Za-z0-9_./:@%+,-]*$/;

/**
 * Reserved words of the shells we know; as a program's name each would begin a compound command.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_04
 */
const RESERVED = new Set(
  (
    'if then else elif fi do done case esac while until for in function select time coproc ' +
    'repeat foreach end nocorrect noglob namespace typeset declare local export readonly let'
  ).split(' '),
);

/**
 * One word of a command line that stands for exactly this value.
 * @throws {RangeError} When the value holds a control character or half a surrogate pair.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function quotePosix(value: string): string {
  requireOneLine(value);
  if (isPlain(value)) return value;
  if (value.includes("'") && CALM.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** A comment line of a script: free text, on one line whatever it holds. */
export function commentPosix(text: string): string {
  return `# ${toOneLine(text)}`.trimEnd();
}

function isPlain(value: string): boolean {
  if (RESERVED.has(value)) return false;
  return PLAIN.test(value) || OPTION.test(value);
}
