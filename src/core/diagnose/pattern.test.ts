import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLine, normal, parsePattern } from './pattern.ts';

function match(pattern: string, line: string): Readonly<Record<string, string>> | undefined {
  return matchLine(parsePattern(pattern)!, normal(line));
}

describe('a pattern', () => {
  it('finds its text anywhere on the line, in either case', () => {
    expect(
      match('cannot open shared object', 'ImportError: x: Cannot  open shared object'),
    ).toEqual({});
    expect(match('cannot open', 'cannot close')).toBeUndefined();
  });

  it('keeps the word that stands for a name', () => {
    const line = 'OSError: libGL.so.1: cannot open shared object file: No such file';

    expect(match('{library}: cannot open shared object', line)).toEqual({ library: 'libGL.so.1' });
    expect(match("no module named '{module}'", "No module named 'torch.nn'")).toEqual({
      module: 'torch.nn',
    });
  });

  it('takes curly quotes, as compilers and web pages write them, for straight ones', () => {
    expect(match("'{kind}' was not", '\u2018float\u2019 was not')).toEqual({ kind: 'float' });
    expect(match("name '{kind}'", 'a \u201Cname\u201D')).toBeUndefined();
  });

  it('keeps its place behind a letter that grows in small', () => {
    expect(match('found {word} here', 'İ: Found LibGL here')).toEqual({ word: 'LibGL' });
  });

  it('takes anything between two texts, in their order', () => {
    expect(match('version*not found', "version `GLIBC_2.38' not found")).toEqual({});
    expect(match('not found*version', "version `GLIBC_2.38' not found")).toBeUndefined();
    expect(match('GLIBC_{need}*not found', "version `GLIBC_2.38' not found")).toEqual({
      need: '2.38',
    });
  });

  it('looks further when the first place does not fit', () => {
    expect(match('torch {have} cpu', 'torch is torch 2.1 cpu')).toEqual({ have: '2.1' });
  });

  it('ends where the line has to end', () => {
    expect(match('no module named pip$', 'python: No module named pip ')).toEqual({});
    expect(match('no module named pip$', 'No module named pip, no module named pip')).toEqual({});
    expect(match('no module named pip$', 'No module named pipelines')).toBeUndefined();
    expect(match('^error: {word}', 'error: x')).toEqual({ word: 'x' });
    expect(match('^error: {word}', 'dlerror: x')).toBeUndefined();
  });

  it('is a whole line between its marks', () => {
    expect(match('^Killed$', ' killed ')).toEqual({});
    expect(match('^Killed$', 'killed by a signal')).toBeUndefined();
    expect(match('^Killed$', 'it was killed')).toBeUndefined();
  });

  it.each(['', '^$', '*', '{name}', 'a * {name}', 'broken {', 'broken }', '{No}'])(
    'is refused when it says nothing: %j',
    (source) => {
      expect(parsePattern(source)).toBeUndefined();
    },
  );

  it('finds every line that it was made from', () => {
    const word = fc.stringMatching(/^[a-z0-9._-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), fc.nat(5), (words, hole) => {
        const at = hole % words.length;
        const pattern = words.map((one, index) => (index === at ? '{kept}' : one)).join(' ');

        expect(match(pattern, words.join(' '))).toEqual({ kept: words[at] });
      }),
    );
  });

  it('comes to an end on a line made to keep it trying', () => {
    expect(match('a{x}a{y}a{z}b*a{u}a{v}c', 'a'.repeat(20_000))).toBeUndefined();
  });
});
