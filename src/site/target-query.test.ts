import { assert, constantFrom, option, property, record } from 'fast-check';
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

  it('reads back every target that it writes', () => {
    const targets = record({
      platform: constantFrom('ubuntu-24.04', 'ubuntu-24.04-aarch64', 'macos'),
      gpu: constantFrom('cpu', 'nvidia', 'ampere', 'apple'),
      driver: option(constantFrom('535', '580.65.06'), { nil: undefined }),
      tool: constantFrom(...TOOLS.map(({ id }) => id)),
      version: option(constantFrom('1.0', '2.0'), { nil: undefined }),
      variant: option(constantFrom('small', 'large'), { nil: undefined }),
      features: constantFrom([], ['gui']),
    });

    assert(
      property(targets, (target) => {
        expect(read(targetToQuery(target))).toEqual({ target, ignored: [] });
      }),
    );
  });
});
