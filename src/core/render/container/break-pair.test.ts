import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotePosix } from '../../quote/posix.ts';
import { breakPair } from './break-pair.ts';

const word = fc
  .array(fc.constantFrom('{', '{{', '<', '<<', "'", '"', '\\', '$', ' ', 'x', '}'))
  .map((parts) => parts.join(''));

describe('a line with broken pairs', () => {
  it.each(['{', '<'] as const)('holds no two %s side by side', (pair) => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(breakPair(words.map(quotePosix).join(' '), pair)).not.toContain(pair + pair);
      }),
    );
  });

  it('means the same to sh', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const line = breakPair(breakPair(words.map(quotePosix).join(' '), '{'), '<');

        const said = execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' });

        expect(said).toBe(words.map((one) => `${one}\n`).join(''));
      }),
      { numRuns: 40 },
    );
  });
});
