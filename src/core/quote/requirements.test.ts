import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentRequirements, requirementWord } from './requirements.ts';

describe('a word of a requirements file', () => {
  it.each([
    'torch==2.14.*',
    'tensorflow[and-cuda]==2.21.*',
    'detectron2 @ git+https://example.org/a/b@0123456789abcdef#subdirectory=c',
    "numpy<2; python_full_version >= '3.12.4'",
    './folder[extra]',
    'https://example.org/simple/',
  ])('stays as it is: %s', (value) => {
    expect(requirementWord(value)).toBe(value);
  });

  it.each([
    '',
    'numpy #x',
    'numpy --index-url https://example.org',
    '--pre',
    '# numpy',
    ' numpy',
    'numpy ',
    'https://example.org/${HOME}',
    'numpy\\',
    'numpy\nscipy',
    'n\u00famero',
  ])('is refused: %j', (value) => {
    expect(requirementWord(value)).toBeUndefined();
  });
});

describe('a comment of a requirements file', () => {
  it('is one line of ASCII that never goes on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(commentRequirements(text)).toMatch(/^#(?: [ -~]*[^ \\])?$/);
      }),
    );
  });
});
