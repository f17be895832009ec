/** The sentence of a complaint that says most to a reader. */

/** Longest, in characters. */
const LENGTH = 200;

/**
 * uv begins with what it could not do and gives the cause behind it.
 *
 * @param text as a record keeps it
 */
export function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => line.startsWith('cause: Because'));
  const line = cause?.slice('cause: '.length) ?? lines.find((one) => one !== '') ?? text;
  return line.length <= LENGTH ? line : `${line.slice(0, LENGTH - 3)}...`;
}
