/** The only way a value enters a line for Windows PowerShell 5.1 and PowerShell 7. */
import { requireOneLine, toOneLine } from './one-line.ts';

/** Words that PowerShell passes on as they are: it reads nearly all other punctuation. */
const PLAIN = /^[A-Za-z_./\\][A-Za-z0-9_./:\\-]*$/;

/** A plain number keeps its spelling as an argument (`py -3.12`); `1e3` is not trusted to. */
const NUMBER = /^-?\d+(?:\.\d+)*$/;

/** An option by itself: `-m`, `--index-url`; one with a value goes in quotes. */
const OPTION = /^-(?:[A-Za-z]+|-[a-z][a-z-]*)$/;

/** ASCII spellings for marks that prose is full of. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018-\u201b\u2032]/g, "'"],
  [/[\u201c-\u201f\u2033]/g, '"'],
  [/\u2026/g, '...'],
  [/\u00d7/g, 'x'],
  [/[\u2192\u21d2]/g, '->'],
  [/\u2264/g, '<='],
  [/\u2265/g, '>='],
  [/\u00df/g, 'ss'],
  [/[\u00b5\u03bc]/g, 'u'],
];

/**
 * One word of a command line that stands for exactly this value.
 * @throws {RangeError} When the value holds a control character or half a surrogate pair.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function quotePowerShell(value: string): string {
  requireOneLine(value);
  if (PLAIN.test(value) || NUMBER.test(value) || OPTION.test(value)) return value;
  return quoteString(value);
}

/**
 * The value as an expression, always in quotes: for assignments and comparisons.
 * @throws {RangeError} When the value holds a control character or half a surrogate pair.
 */
export function quotePowerShellString(value: string): string {
  return quoteString(requireOneLine(value));
}

/** A comment line of a script: free text on one line, in ASCII. */
export function commentPowerShell(text: string): string {
  return `# ${toAscii(text)}`.trimEnd();
}

/**
 * Text for people in ASCII, because Windows PowerShell reads a file without a byte order mark in
 * the system's code page. Accents are dropped, common marks are spelled out, the rest becomes `?`.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_character_encoding
 */
export function toAscii(text: string): string {
  let ascii = toOneLine(text);
  for (const [mark, spelling] of SPELLINGS) ascii = ascii.replace(mark, spelling);
  return ascii
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '?');
}

/**
 * Single quotes; each character outside ASCII is named by number. So files stay ASCII, and the
 * typographic marks U+2018 to U+201B, which close a string as the apostrophe does, never stand
 * in one.
 * @see https://github.com/PowerShell/PowerShell/blob/master/src/System.Management.Automation/engine/parser/CharTraits.cs
 */
function quoteString(value: string): string {
  if (/^[ -~]*$/.test(value)) return quoteAscii(value);
  const parts = value.match(/[ -~]+|[^ -~]/g) ?? [];
  const words = parts.map((part) => (/^[ -~]/.test(part) ? quoteAscii(part) : nameUnit(part)));
  // The leading empty string makes `+` join texts and not add numbers.
  return `('' + ${words.join(' + ')})`;
}

function quoteAscii(part: string): string {
  return `'${part.replaceAll("'", "''")}'`;
}

function nameUnit(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
