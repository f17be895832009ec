import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentPython, commentedCode } from './python-comment.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('# ///', '///', ' script', '\n', '\r', '"""', '\u2028', 'x'))
    .map((all) => all.join('')),
);

describe('a comment of a Python file', () => {
  it('is lines of comments in ASCII whatever it holds', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const line of [commentPython(value), ...commentedCode(value)]) {
          expect(line).toMatch(/^#[ -~]*$/);
        }
      }),
    );
  });

  it('never opens or closes a block of metadata', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const line of [commentPython(value), ...commentedCode(value)]) {
          expect(line).not.toMatch(/^# \/\/\//);
        }
      }),
    );
  });

  it('keeps the indentation of code', () => {
    expect(commentedCode('for x in y:\n\tprint(x)\n')).toEqual([
      '#     for x in y:',
      '#         print(x)',
    ]);
  });
});
