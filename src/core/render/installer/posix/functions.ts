/** Names of functions and branches that the parts of `install.sh` share. */
import { toAscii } from '../../../quote/powershell.ts';
import { quotePosix } from '../../../quote/posix.ts';

/** Prose as one word of a command line: ASCII, on one line. */
export function quoteProse(text: string): string {
  return quotePosix(toAscii(text));
}

/** Lines of a function, its body indented. */
export function shellFunction(name: string, body: readonly string[]): string {
  return `${name}() {\n${indent(body, 2)}\n}\n`;
}

/** Lines with columns before each; empty ones stay empty. */
export function indent(lines: readonly string[], columns: number): string {
  const single = lines.flatMap((line) => line.split('\n'));
  return single.map((line) => (line === '' ? '' : ' '.repeat(columns) + line)).join('\n');
}
