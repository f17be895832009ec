/** Quoting for Python, proved by Python. */
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PythonData, pythonLiteral, quotePython } from '../../src/core/quote/python.ts';
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

/** The data of the literals, read by Python as literals only, as Python says in JSON. */
function dataByPython(values: readonly PythonData[]): unknown {
  const python = requireProgram('python3', 'python3');
  const literals = values.map((value) => quotePython(pythonLiteral(value))).join(', ');
  const input = `import ast, json\nprint(json.dumps([ast.literal_eval(t) for t in [${literals}]]))\n`;
  return JSON.parse(execFileSync(python, ['-I', '-'], { input, encoding: 'utf8' }));
}

describe('a literal of data for Python', () => {
  it('stands for exactly these data, however deep', () => {
    const text = fc.oneof(anyValue(), fc.string({ unit: 'binary' }));
    const { data } = fc.letrec<{ data: PythonData }>((tie) => ({
      data: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.boolean(),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        fc.array(tie('data')),
        fc.dictionary(text, tie('data')),
      ),
    }));

    fc.assert(
      fc.property(fc.array(data, { minLength: 10, maxLength: 40 }), (values) => {
        expect(dataByPython(values)).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 10 },
    );
  });

  it('spells truth, nothing and long lists as Python does', () => {
    expect(pythonLiteral([true, false, undefined, 1.5])).toBe('[True, False, None, 1.5]');
    expect(pythonLiteral({ a: undefined, b: 'x' })).toBe('{"b": "x"}');
    expect(pythonLiteral(['a'.repeat(60), 'b'.repeat(60)])).toBe(
      `[\n    "${'a'.repeat(60)}",\n    "${'b'.repeat(60)}",\n]`,
    );
  });

  it('is refused for what is no number', () => {
    expect(() => pythonLiteral([Number.NaN])).toThrow(RangeError);
    expect(() => pythonLiteral(Infinity)).toThrow(RangeError);
  });
});
