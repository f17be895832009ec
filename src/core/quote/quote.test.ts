import { describe, expect, it } from 'vitest';
import { toOneLine } from './one-line.ts';
import { commentPosix, quotePosix } from './posix.ts';
import { quotePowerShell, toAscii } from './powershell.ts';
import { quotePython } from './python.ts';
import { requireVariableName } from './variable-name.ts';

describe('a word for a POSIX shell', () => {
  it.each(['ffmpeg', 'libstdc++6', '-y', '--only-binary=:all:', './env', 'https://a.org/b-c_d'])(
    'stays plain: %s',
    (value) => {
      expect(quotePosix(value)).toBe(value);
    },
  );

  it.each([
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", '"it\'s"'],
    ["it's $1", "'it'\\''s $1'"],
    ["it's !", "'it'\\''s !'"],
    ['torch==2.9', "'torch==2.9'"],
    ['pkg[extra]', "'pkg[extra]'"],
    ['--a==b', "'--a==b'"],
    ['--a=~b', "'--a=~b'"],
    ['=ls', "'=ls'"],
    ['~', "'~'"],
    ['a!b', "'a!b'"],
    ['%1', "'%1'"],
    ['time', "'time'"],
    ['caf\u00e9', "'caf\u00e9'"],
  ])('is quoted: %j', (value, word) => {
    expect(quotePosix(value)).toBe(word);
  });

  it.each(['a\0b', 'a\nb', 'a\rb', 'a\tb', '\u0003', '\u001b[A', 'a\u0085b', '\ud800'])(
    'is refused: %j',
    (value) => {
      expect(() => quotePosix(value)).toThrow(RangeError);
    },
  );
});

describe('a word for PowerShell', () => {
  it.each(['ffmpeg', '3.12', '-3.12', '-m', '--index-url', '.\\env', 'https://a.org/b'])(
    'stays plain: %s',
    (value) => {
      expect(quotePowerShell(value)).toBe(value);
    },
  );

  it.each([
    ['', "''"],
    ["it's", "'it''s'"],
    ['a,b', "'a,b'"],
    ['@a', "'@a'"],
    ['$a', "'$a'"],
    ['1e3', "'1e3'"],
    ['--', "'--'"],
    ['--%', "'--%'"],
    ['~', "'~'"],
    ['a\u2019b', "('' + 'a' + [char]0x2019 + 'b')"],
    ['\u{1f600}', "('' + [char]0xd83d + [char]0xde00)"],
  ])('is quoted: %j', (value, word) => {
    expect(quotePowerShell(value)).toBe(word);
  });
});

describe('a string for Python', () => {
  it.each([
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a\nb', '"a\\nb"'],
    ['\u00e9\u4f60\u{1f600}', '"\\xe9\\u4f60\\U0001f600"'],
  ])('is escaped: %j', (value, literal) => {
    expect(quotePython(value)).toBe(literal);
  });
});

describe('text for people', () => {
  it('comes on one line', () => {
    expect(toOneLine(' a\r\nb\u2028c\td\u202ee\u200b \ud800')).toBe('a b c d e \ufffd');
    expect(commentPosix('a\nb')).toBe('# a b');
    expect(commentPosix('')).toBe('#');
  });

  it('comes in ASCII for PowerShell', () => {
    expect(toAscii('na\u00efve \u2264 5 \u00b5m\n\u4f60')).toBe('naive <= 5 um ?');
  });
});

describe('the name of a variable', () => {
  it.each(['', '1A', 'A B', 'A=B', 'A;B', 'A-B', '\u00c4'])('is refused: %j', (name) => {
    expect(() => requireVariableName(name)).toThrow(RangeError);
  });
});
