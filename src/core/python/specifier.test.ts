import { describe, expect, it } from 'vitest';
import { formatSpecifier, parseSpecifier } from './index.ts';

describe('parseSpecifier', () => {
  it.each([
    ['', ''],
    [' >= 1.0 , < 2 ', '>=1.0,<2'],
    [',,>=1,,<2,', '>=1,<2'],
    ['==1.0.*', '==1.0.*'],
    ['!=v1.0-ALPHA', '!=1.0a0'],
    ['~=1!2.0', '~=1!2.0'],
    ['=== x-Y', '===x-Y'],
    ['===', '==='],
  ])('reads %j as %s', (text, expected) => {
    const result = parseSpecifier(text);

    expect(result.ok && formatSpecifier(result.value)).toBe(expected);
  });

  it.each([
    [
      '>=1.*',
      3,
      2,
      'Unexpected `.*`, expected a plain version after `>=`; only `==` and `!=` take `.*`',
      'Write `>=1`.',
    ],
    [
      '<2,==1.0a1.*',
      10,
      2,
      'Unexpected `.*`, expected nothing after a pre-release, post-release, development or local part',
      'Write `==1.0a1`.',
    ],
    ['~=1', 0, 3, 'Unexpected `~=1`, expected at least two numbers after `~=`', 'Write `>=1,<2`.'],
    [
      '>1.0+cpu',
      4,
      4,
      'Unexpected local part `+cpu` after `>`, expected none; only `==` and `!=` take one',
      'Write `>1.0`.',
    ],
    ['1.0', 0, 3, 'Unexpected `1.0`, expected an operator such as `>=` or `==`', 'Write `==1.0`.'],
    ['=1.0', 0, 1, 'Unexpected `=`, expected an operator such as `>=` or `==`', 'Write `==1.0`.'],
    [
      '=<1',
      0,
      1,
      'Unexpected `=`, expected an operator such as `>=` or `==`',
      'Write `<=` instead of `=<`.',
    ],
    ['~1.2', 0, 1, 'Unexpected `~`, expected an operator such as `>=` or `==`', 'Write `~=1.2`.'],
    [
      '*',
      0,
      1,
      'Unexpected `*`, expected an operator such as `>=` or `==`',
      'Leave the specifier empty to allow every version.',
    ],
    [
      '>=1 <2',
      4,
      1,
      'Unexpected `<`, expected a comma or the end after a version',
      'Put a comma between two conditions.',
    ],
    ['>=', 2, 0, 'Unexpected the end of the text, expected a version after `>=`', undefined],
    ['==french', 2, 6, 'Unexpected `french`, expected a version after `==`', undefined],
    ['===a b', 5, 1, 'Unexpected `b`, expected a comma or the end after a version', undefined],
  ])('refuses %j with a remedy', (text, offset, length, message, hint) => {
    const result = parseSpecifier(text);

    const problem = { offset, length, message, ...(hint !== undefined && { hint }) };
    expect(result).toEqual({ ok: false, problem });
  });
});
