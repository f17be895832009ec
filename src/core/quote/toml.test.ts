import * as fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { commentToml, quoteToml, tomlInline, tomlKey, tomlStrings } from './toml.ts';

const value = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.toWellFormed());

/** smol-toml gives a table without a prototype's name only for other names. */
const name = value.filter((text) => text !== '__proto__');

describe('a value in a TOML file', () => {
  it('is read back as it was, in ASCII', () => {
    fc.assert(
      fc.property(name, fc.array(value, { maxLength: 6 }), (key, values) => {
        const text = `${tomlKey(key)} = ${tomlStrings(values)}\n`;

        expect(text).toMatch(/^[ -~\n]*$/);
        expect(parse(text)).toEqual({ [key]: values });
      }),
    );
  });

  it('is read back from a table on one line', () => {
    const cell = fc.oneof(value, fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(name, cell, { maxKeys: 4 }), (table) => {
        const line = tomlInline(table);

        expect(line).not.toContain('\n');
        expect(parse(`a = ${line}`)).toEqual({ a: { ...table } });
      }),
    );
  });

  it.each([
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a\nb', '"a\\u000ab"'],
    ['\u{1f600}\u202e', '"\\U0001f600\\u202e"'],
  ])('is escaped: %j', (text, quoted) => {
    expect(quoteToml(text)).toBe(quoted);
  });

  it('refuses half a surrogate pair', () => {
    expect(() => quoteToml('\ud800')).toThrow(RangeError);
  });
});

describe('a comment in a TOML file', () => {
  it('stays on its line whatever it holds', () => {
    fc.assert(
      fc.property(value, (text) => {
        expect(parse(`${commentToml(text)}\na = 1\n`)).toEqual({ a: 1 });
      }),
    );
  });
});
