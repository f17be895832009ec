/** Quoting for Python, proved by Python. */
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotePython } from '../../src/core/quote/python.ts';
import { requireProgram } from './shells.ts';
import { NASTY_VALUES, anyValue } from './values.ts';

/** The values of the literals, as Python says in JSON. */
function readByPython(values: readonly string[]): unknown {
  const python = requireProgram('python3', 'python3');
  const input = `import json\nprint(json.dumps([${values.map(quotePython).join(', ')}]))\n`;
  return JSON.parse(execFileSync(python, ['-I', '-'], { input, encoding: 'utf8' }));
}

describe('a string literal for Python', () => {
  it('stands for exactly its value, however nasty', () => {
    const values = [...NASTY_VALUES, 'a\nb\r\tc\0d', '\u2028', '\u0085', '\\N{DEGREE SIGN}', '"""'];

    expect(readByPython(values)).toEqual(values);
  });

  it('stands for exactly its value, whatever it is', () => {
    const any = fc.oneof(anyValue(), fc.string({ unit: 'binary' }));

    fc.assert(
      fc.property(fc.array(any, { minLength: 30, maxLength: 80 }), (values) => {
        expect(readByPython(values)).toEqual(values);
      }),
      { numRuns: 15 },
    );
  });

  it('is one line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(quotePython(value)).toMatch(/^"[ -~]*"$/);
      }),
    );
  });

  it('is refused for half a surrogate pair', () => {
    expect(() => quotePython('a\udc00')).toThrow(RangeError);
  });
});
