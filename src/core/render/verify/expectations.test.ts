import { describe, expect, it } from 'vitest';
import { cardOf, planned } from '../../../../test/unit/small-cards.ts';
import type { Card } from '../../card/card.ts';
import { expectationOf } from './expectations.ts';

function packagesOf(card: Card): Readonly<Record<string, string>> {
  return expectationOf(card, planned(card)).packages;
}

describe('what a plan leaves behind', () => {
  it('is the package that it installs, under whatever name the model has elsewhere', () => {
    expect(packagesOf(cardOf({ package: 'leaf', pip: ['leaf-cpu==1.*'] }))).toEqual({
      'leaf-cpu': '==1.*',
    });
  });

  it("is the model's own package where a folder is installed", () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const steps = [
      { clone: { repo: 'https://example.org/leaf', commit, into: 'source' } },
      { pip: ['.'], in: 'source' },
    ];

    expect(packagesOf(cardOf({ package: 'Leaf', steps }))).toEqual({ leaf: '' });
  });
});
