import { describe, expect, it } from 'vitest';
import { admits, filterAdmitted, newestAdmitted, parseSpecifier, parseVersion } from './index.ts';

describe('admits', () => {
  it.each([
    ['>1.0', '1.0.post1', false],
    ['>1.0.post1', '1.0.post2', true],
    ['>1.0', '1!0', true],
    ['>1.0', '1.0+cpu', false],
    ['<1.0', '1.0a1', false],
    ['<1.0a2', '1.0a1', true],
    ['<=1.0', '1.0+cpu', true],
    ['==1.0', '1.0+cu128', true],
    ['==1.0+cpu', '1.0', false],
    ['!=1.0', '1.0+cpu', false],
    ['==1.0.0.*', '1', true],
    ['==1.*', '1.9.post1', true],
    ['==1.*', '1.0.dev1', true],
    ['~=1.4.2', '1.4.9', true],
    ['~=1.4.2', '1.5.0a1', false],
    ['~=1.4.0', '1.5', false],
    ['===1.0', '1.0.0', false],
    ['===1.0A1', '1.0a1', true],
    ['===french', 'French', true],
    ['>=1', 'french', false],
    ['', '1.0a1', true],
  ])('%s of %s: %s', (specifier, version, expected) => {
    expect(admits(specifier, version)).toBe(expected);
  });

  it('takes what the parsers return', () => {
    const specifier = parseSpecifier('>=1.0,<2');
    const version = parseVersion('1.5');

    expect(specifier.ok && version.ok && admits(specifier.value, version.value)).toBe(true);
  });

  it('lets a lone pre-release through unless told otherwise', () => {
    expect(admits('>=1.0', '2.0rc1')).toBe(true);
    expect(admits('>=1.0', '2.0rc1', { prereleases: false })).toBe(false);
  });

  it('throws for a text that is no specifier', () => {
    expect(() => admits('~=1', '1.0')).toThrow('expected at least two numbers');
  });
});

describe('filterAdmitted', () => {
  it.each([
    ['>=1.0', undefined, ['1.3']],
    ['>=1.4', undefined, ['1.5a1', '2.0.dev0']],
    ['>=1.3,!=1.0a1', undefined, ['1.3']],
    ['>=1.0a1', undefined, ['1.3', '1.5a1', '2.0.dev0']],
    ['>=1.0', true, ['1.3', '1.5a1', '2.0.dev0']],
    ['>=1.4', false, []],
  ])('keeps of %s with prereleases %s: %j', (specifier, prereleases, expected) => {
    const versions = ['0.9', '1.3', '1.5a1', '2.0.dev0'];

    expect(filterAdmitted(specifier, versions, { prereleases })).toEqual(expected);
  });
});

describe('newestAdmitted', () => {
  it('takes the newest, not the last', () => {
    expect(newestAdmitted('<3', ['1.9', '1.10', '1.2', '3.0', '2.0rc1'])).toBe('1.10');
  });

  it('takes a pre-release when nothing else passes', () => {
    expect(newestAdmitted('>1.10', ['1.10', '2.0a1', '2.0rc1'])).toBe('2.0rc1');
  });

  it('has no answer when nothing passes', () => {
    expect(newestAdmitted('>9', ['1.0', 'french'])).toBeUndefined();
  });
});
