/** Quoting for POSIX shells, proved in the shells themselves. */
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentPosix, quotePosix } from '../../src/core/quote/posix.ts';
import { SHELL_IDS, requireProgram, shellCommand } from './shells.ts';
import type { ShellId } from './shells.ts';
import { runUnderStubs } from './stub-path.ts';
import { NASTY_VALUES, anyValue } from './values.ts';

/** What a program gets as arguments when a shell reads the quoted words. */
function argumentsIn(shell: ShellId, values: readonly string[]): readonly string[] {
  const [program, ...args] = shellCommand(shell);
  const words = values.map(quotePosix).join(' ');
  const input = `/usr/bin/printf '%s\\0' ${words}\n`;
  const env = { PATH: '/nonexistent', LC_ALL: 'C.UTF-8' };
  const output = execFileSync(program, [...args, '-c', input], { encoding: 'utf8', env });
  return output.split('\0').slice(0, -1);
}

describe.each(SHELL_IDS)('a quoted word in %s', (shell) => {
  it('stands for exactly its value, however nasty', () => {
    const read = argumentsIn(shell, NASTY_VALUES);

    expect(read).toEqual(NASTY_VALUES);
  });

  it('stands for exactly its value, whatever it is', () => {
    const values = fc.array(anyValue(), { minLength: 20, maxLength: 60 });

    fc.assert(
      fc.property(values, (list) => {
        expect(argumentsIn(shell, list)).toEqual(list);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps its value as a variable set for one call', () => {
    const [program, ...args] = shellCommand(shell);
    const values = NASTY_VALUES.filter((value) => value !== '');

    for (const value of values.slice(0, 40)) {
      const line = `CARD=${quotePosix(value)} /usr/bin/env -0`;
      const env = { LC_ALL: 'C.UTF-8' };
      const output = execFileSync(program, [...args, '-c', line], { encoding: 'utf8', env });
      expect(output.split('\0')).toContain(`CARD=${value}`);
    }
  });

  it('names a program even when the name is a reserved word', async () => {
    const words = 'if then else fi do done case esac while until for in function select'.split(' ');

    const run = await runUnderStubs(words.map(quotePosix).join('\n'), { shell });

    expect(run.argvs).toEqual(words.map((word) => [word]));
  });

  it('cannot be ended by a comment', () => {
    const [program, ...args] = shellCommand(shell);
    const comment = commentPosix('a\necho out \\\r\u2028echo out\u0085echo out');
    const env = { LC_ALL: 'C.UTF-8' };

    const script = `${comment}\n:\n`;
    const output = execFileSync(program, [...args, '-c', script], { encoding: 'utf8', env });

    expect(output).toBe('');
    expect(comment.split('\n')).toHaveLength(1);
  });
});

describe('a shell that is missing', () => {
  it('fails the tests and names its package', () => {
    expect(() => requireProgram('no-such-shell', 'no-such-package')).toThrow(
      'no-such-shell is not installed. On Debian: apt-get install no-such-package',
    );
  });
});
