import { describe, expect, it } from 'vitest';
import { compareVersions, formatVersion, isPrerelease, parseVersion } from './index.ts';

describe('parseVersion', () => {
  it.each([
    ['1.0', '1.0'],
    ['v1.0-ALPHA_1', '1.0a1'],
    ['1.0c1', '1.0rc1'],
    ['1.0-preview', '1.0rc0'],
    ['1.0-1', '1.0.post1'],
    ['1.0rev2', '1.0.post2'],
    ['1.0a-', '1.0a0'],
    ['00!01.02', '1.2'],
    ['2!1', '2!1'],
    ['1.0+Ubuntu_01', '1.0+ubuntu.1'],
    [' \t1.0\n', '1.0'],
    ['1.9007199254740993', '1.9007199254740993'],
  ])('reads %j as %s', (text, expected) => {
    const result = parseVersion(text);

    expect(result.ok && formatVersion(result.value)).toBe(expected);
  });

  it.each([
    ['', 0, 0, 'Unexpected the end of the text, expected a version such as `1.2.3`'],
    ['latest', 0, 6, 'Unexpected `latest`, expected a version such as `1.2.3`'],
    [' 1.0 x', 4, 1, 'Unexpected ` `, expected the end after version `1.0`'],
    ['1.0.*', 3, 2, 'Unexpected `.*`, expected the end after version `1.0`'],
    ['1..2', 1, 3, 'Unexpected `..2`, expected the end after version `1`'],
    ['1.0+', 3, 1, 'Unexpected `+`, expected the end after version `1.0`'],
    ['１.0', 0, 1, 'Unexpected `１`, expected a version such as `1.2.3`'],
  ])('refuses %j at the right place', (text, offset, length, message) => {
    const result = parseVersion(text);

    expect(result).toMatchObject({ ok: false, problem: { offset, length, message } });
  });

  it('tells someone who wrote a specifier to leave the operator out', () => {
    const result = parseVersion('>=1.0');

    expect(!result.ok && result.problem.hint).toBe('Write the version alone, without an operator.');
  });
});

describe('compareVersions', () => {
  it('orders the example of the specification', () => {
    const ordered =
      '1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 1.0.post456.dev34 1.0.post456 1.0.15 1.1.dev1 1!0.1';

    const sorted = ordered.split(' ').toReversed().toSorted(compareVersions);

    expect(sorted.join(' ')).toBe(ordered);
  });

  it('does not count trailing zeros', () => {
    expect(compareVersions('1.0.0', '1')).toBe(0);
  });

  it('tells apart numbers that a double cannot', () => {
    expect(compareVersions('1.9007199254740993', '1.9007199254740992')).toBeGreaterThan(0);
  });

  it('throws for text that is no version', () => {
    expect(() => compareVersions('1', 'latest')).toThrow(RangeError);
  });
});

describe('isPrerelease', () => {
  it.each([
    ['1.0a1', true],
    ['1.0.dev1', true],
    ['1.0.post1.dev1', true],
    ['1.0.post1', false],
    ['1.0+a1', false],
  ])('says of %s: %s', (text, expected) => {
    const result = parseVersion(text);

    expect(result.ok && isPrerelease(result.value)).toBe(expected);
  });
});
