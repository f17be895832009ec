/** Small pieces that the parts of `install.ps1` share. */
import { quotePowerShellString, toAscii } from '../../../quote/powershell.ts';

/** Prose as one string in ASCII. */
export function stringProse(text: string): string {
  return quotePowerShellString(toAscii(text));
}

/** Lines with columns before each; empty ones stay empty. */
export function indent(lines: readonly string[], columns: number): string {
  const single = lines.flatMap((line) => line.split('\n'));
  return single.map((line) => (line === '' ? '' : ' '.repeat(columns) + line)).join('\n');
}

/** A function with plain parameters. */
export function powerShellFunction(head: string, body: readonly string[]): string {
  return `function ${head} {\n${indent(body, 2)}\n}\n`;
}

/** A list of strings as an expression. */
export function stringList(values: readonly string[]): string {
  return values.length === 0 ? '@()' : `@(${values.map(quotePowerShellString).join(', ')})`;
}
