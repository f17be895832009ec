/** Text in comments of a Python file. */
import { toAscii } from './powershell.ts';

/**
 * A comment line: free text on one line, in ASCII, without slashes at its start, with which a block
 * of metadata would open or close.
 */
export function commentPython(text: string): string {
  return `# ${toAscii(text).replace(/^\/+/, '')}`.trimEnd();
}

/**
 * Code that is shown and not run: a comment for each line, indented, so that none can open or close
 * a block of metadata, whose lines begin with `# ///`. Unseen characters become `?`.
 * @see https://packaging.python.org/en/latest/specifications/inline-script-metadata/
 */
export function commentedCode(code: string): readonly string[] {
  return code
    .toWellFormed()
    .replace(/\n+$/, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map((line) => `#     ${line.replaceAll('\t', '    ').replace(/[^ -~]/gu, '?')}`.trimEnd());
}
