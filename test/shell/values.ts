/** Values that try to be more than data. */
import * as fc from 'fast-check';

/** Pieces that shells, PowerShell and people's set-ups read specially. */
// prettier-ignore
const PIECES = [
  "'", '"', '`', '\\', '$HOME', '$(id)', '`id`', '${IFS}', ';', '&&', '||', '|', '&', '>', '<',
  '(', ')', '{a,b}', '[a-z]*', '?', '*', '~', '~root', '=ls', '==', '!', '!!', '!-1', '^a^b', '#',
  ' ', '%self', '%1', '-', '--', '--%', '@', '@args', ',', ':', '/', '.', '+', '\u2018', '\u2019',
  '\u201a', '\u201b', '\u201c', '\u2013', '\u2014', '\u00e9', '\u00a0', '\u{1f600}', 'if', 'then',
  'time', 'done', 'function', 'abc', '3.10', '1e3', '0x10', '-3', 'a=b', '--a=~', '--index-url',
  'EOF', '$', '$$', '$env:PATH', '#requires', '<#', '#>',
] as const;

const HAS_CONTROL = /\p{Cc}/u;

/** Any value that a plan may hold: one line, whole characters. */
export function anyValue(): fc.Arbitrary<string> {
  const pieced = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 });
  return fc
    .oneof(
      pieced.map((pieces) => pieces.join('')),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    .filter((value) => !HAS_CONTROL.test(value));
}

/** Each piece by itself and next to plain text. */
export const NASTY_VALUES: readonly string[] = [
  '',
  ...PIECES.flatMap((piece) => [piece, `a${piece}`, `${piece}a`, `a${piece}b`, piece + piece]),
];
