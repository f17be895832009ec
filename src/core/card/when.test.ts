import { describe, expect, it } from 'vitest';
import type { When } from './card.ts';
import { type Circumstance, admitsMinor, applies } from './when.ts';

const here: Circumstance = {
  os: 'linux',
  arch: 'x86_64',
  platform: ['ubuntu-24.04'],
  libc: 'glibc',
  compute: 'cuda',
  tool: 'pip',
  python: '3.12',
  builds: ['cu126'],
  variant: 'small',
  features: ['gui'],
};

const holding: readonly When[] = [
  {},
  { os: ['windows', 'linux'] },
  { arch: ['x86_64'] },
  { platform: ['ubuntu-24.04'] },
  { libc: ['glibc'] },
  { compute: ['cuda'] },
  { tool: ['pip', 'uv'] },
  { python: '>=3.12' },
  { build: ['cu126'] },
  { variant: ['small'] },
  { feature: ['gui'] },
];

const failing: readonly When[] = [
  { os: ['macos'] },
  { arch: ['aarch64'] },
  { platform: ['fedora'] },
  { libc: ['musl'] },
  { compute: ['cpu'] },
  { tool: ['conda'] },
  { python: '<3.12' },
  { build: ['cu130'] },
  { variant: ['large'] },
  { feature: ['docs'] },
];

describe('a condition', () => {
  it('holds always when there is none', () => {
    expect(applies(undefined, here)).toBe(true);
  });

  it.each(holding)('holds: %j', (when) => {
    expect(applies(when, here)).toBe(true);
  });

  it.each(failing)('does not hold: %j', (when) => {
    expect(applies(when, here)).toBe(false);
  });

  it.each(holding.slice(1))('does not hold when this must not: %j', (except) => {
    expect(applies({ except }, here)).toBe(false);
  });

  it.each(failing)('holds when only this must not: %j', (except) => {
    expect(applies({ os: ['linux'], except }, here)).toBe(true);
  });

  it('excludes only where all of what must not hold does', () => {
    expect(applies({ except: { os: ['linux'], tool: ['conda'] } }, here)).toBe(true);
    expect(applies({ except: { os: ['linux'], tool: ['pip'] } }, here)).toBe(false);
    expect(applies({ except: { except: { os: ['linux'] } } }, here)).toBe(true);
  });

  it('leaves open what must not hold as long as it is not chosen', () => {
    const { python: _python, builds: _builds, ...early } = here;

    expect(applies({ except: { python: '>=3.12' } }, early)).toBe(true);
    expect(applies({ except: { build: ['cu126'] } }, early)).toBe(true);
    expect(applies({ except: { build: ['cu126'] }, os: ['macos'] }, early)).toBe(false);
    expect(applies({ except: { build: ['cu126'], os: ['macos'] } }, early)).toBe(true);
  });

  it('needs all of its parts', () => {
    expect(applies({ os: ['linux'], tool: ['conda'] }, here)).toBe(false);
  });

  it('leaves open what is not chosen yet: Python and builds', () => {
    const { python: _python, builds: _builds, ...early } = here;

    expect(applies({ python: '<3.12', build: ['cu130'] }, early)).toBe(true);
  });

  it('does not hold for a variant or a C library where there is none', () => {
    const { variant: _variant, libc: _libc, ...bare } = here;

    expect(applies({ variant: ['small'] }, bare)).toBe(false);
    expect(applies({ libc: ['glibc'] }, bare)).toBe(false);
  });
});

describe('a range of Python versions', () => {
  it.each([
    ['>=3.10', '3.10', true],
    ['>=3.10.2,<3.13', '3.10', true],
    ['>=3.10.2,<3.13', '3.13', false],
    ['<3.12.4', '3.12', true],
    ['==3.11.*', '3.11', true],
    ['>3.9', '3.9', true],
    ['!=3.12.*', '3.12', false],
  ])('%s and the minor version %s: %s', (range, minor, expected) => {
    expect(admitsMinor(range, minor)).toBe(expected);
  });
});
