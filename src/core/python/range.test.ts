import { describe, expect, it } from 'vitest';
import { formatSpecifier, holdsFinal, isEmpty, rangeToSpecifier, toRange, union } from './index.ts';

describe('toRange', () => {
  it.each([
    '~=3.9,!=3.*',
    '>=3.10,<3.11,!=3.10.*',
    '==1.0,!=1.0',
    '>1.0,<1.0.post1',
    '>1.0.post1,<1.0.post2',
    '>1.0.dev1,<1.0.dev2',
    '>1.0a1,<1.0a2.dev0',
    '<0',
    '<0.dev0',
    '===1.0,===1.0.0',
    '===foo,>=1',
    '===1.0,!=1.0',
  ])('finds %s empty', (specifier) => {
    expect(isEmpty(toRange(specifier))).toBe(true);
  });

  it.each([
    '',
    '>=2.0,<2.0.post1',
    '==1.0,!=1.0+cpu',
    '>=1.0,!=1.0',
    '<=0.dev0',
    '===foo',
    '>1.0a1,<1.0a2',
  ])('finds something in %j', (specifier) => {
    expect(isEmpty(toRange(specifier))).toBe(false);
  });
});

describe('holdsFinal', () => {
  it.each([
    ['>=1.0a1,<1.0', false],
    ['==1.0.dev1', false],
    ['>=1.0a1,<=1.0', true],
    ['>1.0,<1.0.1', true],
    ['>=1.0.post1.dev0,<1.0.post1', false],
    ['>1.0rc1,<1.0.0.1', true],
    ['<0', false],
    ['===1.0a1', false],
    ['===1.0', true],
  ])('says of %s: %s', (specifier, expected) => {
    expect(holdsFinal(toRange(specifier))).toBe(expected);
  });
});

describe('rangeToSpecifier', () => {
  it.each([
    ['', ''],
    ['>=3.9,<3.12', '>=3.9,<3.12'],
    ['>=3.9,!=3.9.*', '>=3.10.dev0'],
    ['<3.12,!=3.11.*', '<3.11'],
    ['>=3.9,>=3.10,<4,<5', '>=3.10,<4'],
    ['~=1.4.2', '>=1.4.2,<1.5'],
    ['~=3.9,!=3.*', '<0'],
    ['==1.0.0.*', '==1.0.0.*'],
    ['==2.*,!=2.1.*', '==2.*,!=2.1.*'],
    ['>=2.7,!=3.0.*,!=3.1.*,!=3.2.*', '>=2.7,!=3.0.*,!=3.1.*,!=3.2.*'],
    ['>1.0', '>1.0'],
    ['>1.0.post1', '>1.0.post1'],
    ['>1.0a1', '>1.0a1'],
    ['>=1.0,!=1.0', '>=1.0,!=1.0'],
    ['<=1.0', '<=1.0'],
    ['<=1.0,!=1.0', '<=1.0,!=1.0'],
    ['==1.0,!=1.0+cpu', '==1.0,!=1.0+cpu'],
    ['==1.0+cpu', '==1.0+cpu'],
    ['<1.0.post1', '<1.0.post1'],
    ['===french', '===french'],
  ])('prints %j as %j', (specifier, expected) => {
    const printed = rangeToSpecifier(toRange(specifier));

    expect(printed && formatSpecifier(printed)).toBe(expected);
  });

  it('has no words for what no single specifier says', () => {
    const either = union(toRange('<1.0'), toRange('>1.0'));

    expect(rangeToSpecifier(either)).toBeUndefined();
  });
});
