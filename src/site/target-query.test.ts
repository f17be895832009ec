import { assert, constantFrom, dictionary, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../core/plan/plan.ts';
import { exampleCard, exampleRegistry } from './example.fixture.ts';
import { targetFromQuery, targetToQuery, TOOLS } from './target-query.ts';

const card = exampleCard({
  variants: [{ id: 'small' }, { id: 'large' }],
  features: { gui: { summary: 'A window.' } },
  versions: [{ version: '1.0', python: '>=3.8' }],
});
const fallback: Target = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] };

function read(query: string) {
  return targetFromQuery(new URLSearchParams(query), card, exampleRegistry, fallback);
}

describe('targetFromQuery', () => {
  it('takes what the query leaves out from the fallback', () => {
    const { target, ignored } = read('?with=pip');

    expect(target).toMatchObject({ platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'pip' });
    expect(ignored).toEqual([]);
  });

  it('reads other spellings of platform and GPU', () => {
    const { target } = read('?on=noble&gpu=cuda');

    expect(target).toMatchObject({ platform: 'ubuntu-24.04', gpu: 'nvidia' });
  });

  it('ignores and names what nobody knows', () => {
    const { target, ignored } = read(
      '?on=beos&gpu=voodoo&driver=abc&with=make&variant=x&feature=y',
    );

    expect(target).toEqual({
      ...fallback,
      driver: undefined,
      version: undefined,
      variant: undefined,
    });
    expect(ignored).toEqual([
      'gpu=voodoo',
      'with=make',
      'on=beos',
      'driver=abc',
      'variant=x',
      'feature=y',
    ]);
  });

  it('does not keep the driver of another GPU', () => {
    const before: Target = { ...fallback, gpu: 'nvidia', driver: '550.54' };

    const { target } = targetFromQuery(
      new URLSearchParams('gpu=apple'),
      card,
      exampleRegistry,
      before,
    );

    expect(target.driver).toBeUndefined();
  });

  it('does not take names that every object has for features', () => {
    expect(read('?feature=constructor&feature=toString').target.features).toEqual([]);
  });

  it('reads rights, mirrors and a proxy, which are never taken from the fallback', () => {
    const before: Target = { ...fallback, admin: false, proxy: 'http://proxy.example.org:80' };
    const query =
      'admin=no&mirror=default=https://a.example.org/simple/&mirror=conda=https://b.example.org&proxy=http://p:3128';

    const { target, ignored } = read(query);
    const plain = targetFromQuery(new URLSearchParams(''), card, exampleRegistry, before).target;

    expect(target).toMatchObject({
      admin: false,
      mirrors: { default: 'https://a.example.org/simple', conda: 'https://b.example.org' },
      proxy: 'http://p:3128',
    });
    expect(ignored).toEqual([]);
    expect(plain).toMatchObject({ admin: undefined, mirrors: undefined, proxy: undefined });
  });

  it('ignores mirrors and proxies that are no addresses, and does not repeat a password', () => {
    const { target, ignored } = read(
      'admin=maybe&mirror=elsewhere=https://a&mirror=default=https://me:secret@a&mirror=conda&proxy=socks5://p',
    );

    expect([target.admin, target.mirrors, target.proxy]).toEqual([undefined, undefined, undefined]);
    expect(ignored).toEqual([
      'admin=maybe',
      'mirror=elsewhere',
      'mirror=default',
      'mirror=conda',
      'proxy',
    ]);
  });

  it('does not take names that every object has for mirrors', () => {
    expect(read('mirror=__proto__=https://a&mirror=constructor=https://a').target.mirrors).toBe(
      undefined,
    );
  });

  it('reads back every target that it writes', () => {
    const address = constantFrom('https://a.example.org/x%20y/+=,', 'http://[::1]:8080');
    const targets = record({
      platform: constantFrom('ubuntu-24.04', 'ubuntu-24.04-aarch64', 'macos'),
      gpu: constantFrom('cpu', 'nvidia', 'ampere', 'apple'),
      driver: option(constantFrom('535', '580.65.06'), { nil: undefined }),
      tool: constantFrom(...TOOLS.map(({ id }) => id)),
      version: option(constantFrom('1.0', '2.0'), { nil: undefined }),
      variant: option(constantFrom('small', 'large'), { nil: undefined }),
      features: constantFrom([], ['gui']),
      admin: constantFrom(undefined, false),
      mirrors: option(
        dictionary(constantFrom('default', 'conda', 'models'), address, { minKeys: 1 }),
        { nil: undefined },
      ),
      proxy: option(address, { nil: undefined }),
    });

    assert(
      property(targets, (target) => {
        expect(read(targetToQuery(target))).toEqual({ target, ignored: [] });
      }),
    );
  });
});
