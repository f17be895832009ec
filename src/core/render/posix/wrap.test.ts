import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapWords } from './wrap.ts';

describe('a command line', () => {
  it('stays whole when it fits', () => {
    expect(wrapWords(['a', 'b'], 0)).toEqual(['a b']);
    expect(wrapWords(['x'.repeat(98)], 2)).toHaveLength(1);
  });

  it('breaks before column 100 and keeps an option beside its value', () => {
    const words = ['tool', 'x'.repeat(70), '--index-url', 'https://a.org/simple', 'b'];

    expect(wrapWords(words, 0)).toEqual([
      `tool ${'x'.repeat(70)} \\`,
      '  --index-url https://a.org/simple b',
    ]);
  });

  it('leaves a word whole that is longer than a line', () => {
    expect(wrapWords(['tool', 'x'.repeat(120)], 0)).toEqual(['tool \\', `  ${'x'.repeat(120)}`]);
  });

  it('keeps every word in its place', () => {
    const word = fc.stringMatching(/^(?:--?[a-z]{1,9}|[a-z]{1,40})$/);

    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.nat(8), (words, indent) => {
        const lines = wrapWords(words, indent);

        const read = lines.join('\n').replaceAll(' \\\n  ', ' ').split(' ');
        expect(read).toEqual(words);
        for (const line of lines) expect(line.length + indent).toBeLessThanOrEqual(100);
      }),
    );
  });
});
