/** Quoting for PowerShell, read back by our own reader and by a real grammar. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commentPowerShell,
  quotePowerShell,
  quotePowerShellString,
} from '../../src/core/quote/powershell.ts';
import { parsePowerShell } from './powershell-parse.ts';
import { readWords } from './powershell-words.ts';
import { NASTY_VALUES, anyValue } from './values.ts';

describe('a word for PowerShell', () => {
  it('stands for exactly its value, however nasty', () => {
    const line = `tool ${NASTY_VALUES.map(quotePowerShell).join(' ')}`;

    expect(readWords(line)).toEqual(['tool', ...NASTY_VALUES]);
    expect(parsePowerShell(line)).toEqual([]);
  });

  it('stands for exactly its value, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(anyValue(), { maxLength: 8 }), (values) => {
        const line = ['tool', ...values.map(quotePowerShell)].join(' ');
        expect(readWords(line)).toEqual(['tool', ...values]);
        expect(parsePowerShell(line)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stands for its value in an assignment', () => {
    fc.assert(
      fc.property(anyValue(), (value) => {
        const line = `$env:CARD = ${quotePowerShellString(value)}`;
        expect(readWords(line.slice('$env:CARD = '.length))).toEqual([value]);
        expect(parsePowerShell(line)).toEqual([]);
      }),
    );
  });

  it.each(["'", '\u2018', '\u2019', '\u201a', '\u201b'])('is not ended by %s', (mark) => {
    const word = quotePowerShell(`a${mark}; calc; ${mark}`);

    expect(readWords(`tool ${word}`)).toEqual(['tool', `a${mark}; calc; ${mark}`]);
  });

  it.each(['a\0b', 'a\nb', 'a\rb', 'a\u001bb', 'a\ud800b'])('is refused for %j', (value) => {
    expect(() => quotePowerShell(value)).toThrow(RangeError);
    expect(() => quotePowerShellString(value)).toThrow(RangeError);
  });
});

describe('the reader of these tests', () => {
  it.each(["'", '\u2018', '\u2019', '\u201a', '\u201b'])('lets %s end a string', (mark) => {
    expect(() => readWords(`tool 'a${mark}; calc'`)).toThrow('no space at');
  });
});

describe('a comment for PowerShell', () => {
  it('is one line of ASCII whatever it holds', () => {
    const text =
      'Caf\u00e9 \u2013 \u201cit\u2019s\u201d 2 \u00d7 3\u2026\n#> calc\u2028calc \u4f60 \u{1f600}';

    const comment = commentPowerShell(text);

    expect(comment).toBe('# Cafe - "it\'s" 2 x 3... #> calc calc ? ?');
    expect(parsePowerShell(`${comment}\ntool`)).toEqual([]);
  });

  it('is never a directive', () => {
    expect(commentPowerShell('requires -Version 7')).toBe('# requires -Version 7');
  });
});
