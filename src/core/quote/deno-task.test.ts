import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NASTY_VALUES, anyValue } from '../../../test/shell/values.ts';
import { quoteDenoTask } from './deno-task.ts';

/** deno_task_shell reads single and double quotes as POSIX shells do. */
function words(line: string): readonly string[] {
  const out = execFileSync('dash', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

describe('a word of a pixi task', () => {
  it.each(['python', '-m', '--index-url', 'https://a.org/b', './env'])(
    'stays plain: %s',
    (value) => {
      expect(quoteDenoTask(value)).toBe(value);
    },
  );

  it.each([
    ['torch==2.14.*', "'torch==2.14.*'"],
    ['numpy<2', "'numpy<2'"],
    ["it's", `"it's"`],
    ["it's $1", `'it'"'"'s $1'`],
    ["'{{'", `"'{""{'"`],
    ['', "''"],
    ['{{ pixi }}', "'{''{ pixi }}'"],
    ['{% if %}', "'{''% if %}'"],
  ])('is quoted: %j', (value, word) => {
    expect(quoteDenoTask(value)).toBe(word);
  });

  it('is read back by a shell', () => {
    fc.assert(
      fc.property(fc.array(anyValue(), { minLength: 20, maxLength: 40 }), (values) => {
        expect(words(values.map(quoteDenoTask).join(' '))).toEqual(values);
      }),
      { numRuns: 8 },
    );
    expect(words(NASTY_VALUES.map(quoteDenoTask).join(' '))).toEqual(NASTY_VALUES);
  });

  it('never opens a template', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[{%#} 'a]{0,12}$/), (value) => {
        expect(quoteDenoTask(value)).not.toMatch(/\{[{%#]/);
      }),
    );
  });

  it('is refused with a line feed', () => {
    expect(() => quoteDenoTask('a\nb')).toThrow(RangeError);
  });
});
