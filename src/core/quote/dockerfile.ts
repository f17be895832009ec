/** The only way a value enters a Dockerfile outside of a shell command. */
import { requireOneLine, toOneLine } from './one-line.ts';

/**
 * The value of an `ENV` or `ARG` in double quotes: nothing is expanded, nothing split.
 * @throws {RangeError} When it holds a control character or half a surrogate pair.
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function quoteDockerfile(value: string): string {
  return `"${requireOneLine(value).replaceAll(/["\\$]/g, '\\$&')}"`;
}

/**
 * The exec form of `CMD` and its relatives, in ASCII.
 * @throws {RangeError} When a word holds half a surrogate pair.
 * @see https://docs.docker.com/reference/dockerfile/#shell-and-exec-form
 */
export function execForm(argv: readonly string[]): string {
  const words = argv.map((word) => JSON.stringify(requireOneLine(word)).replace(NOT_ASCII, escape));
  return `[${words.join(', ')}]`;
}

/**
 * A comment line. Only words of our own belong there: a parser reads the first comments of a file as
 * directives.
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
export function commentDockerfile(text: string): string {
  return `# ${toOneLine(text)}`.trimEnd();
}

const NOT_ASCII = /[^ -~]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
