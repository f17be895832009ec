import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { NASTY_VALUES } from '../../../test/shell/values.ts';
import { commentYaml, quoteYaml } from './yaml.ts';

describe('a scalar for YAML', () => {
  it.each(['off', '1:20', '0b1', '1_000', '2026-01-02', '=', '<<', '0o7', '3.10', '~', ''])(
    'is text, not what it looks like: %j',
    (value) => {
      expect(parse(quoteYaml(value), { version: '1.1' })).toBe(value);
      expect(parse(quoteYaml(value))).toBe(value);
    },
  );

  it('stands for exactly its value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (value) => {
        expect(parse(`a: ${quoteYaml(value)}`)).toEqual({ a: value });
        expect(quoteYaml(value)).toMatch(/^[ -~]*$/);
      }),
    );
    expect(parse(NASTY_VALUES.map((value) => `- ${quoteYaml(value)}\n`).join(''))).toEqual(
      NASTY_VALUES,
    );
  });

  it('is refused with half a character', () => {
    expect(() => quoteYaml('\ud800')).toThrow(RangeError);
  });
});

describe('a comment', () => {
  it('stays one line of ASCII', () => {
    expect(commentYaml('a\nb: c\u2028\u00e9')).toBe('# a b: c e');
    expect(commentYaml('')).toBe('#');
  });
});
