import { describe, expect, it } from 'vitest';
import { cardReferences } from './card-references.ts';
import { cardTextOf } from './card-text.fixture.ts';

const commit = 'a1'.repeat(20);

describe('what cards name of repositories', () => {
  it('is what was read, cloned, required and linked', () => {
    const text = cardTextOf(
      {
        upstream: { repo: 'https://example.org/leaf.git', commit, read: '2026-01-01' },
        steps: [
          { clone: { repo: 'https://example.org/twig/', commit, into: 'twig' } },
          { pip: [`bark @ git+https://example.org/bark@${commit}#egg=bark`] },
        ],
      },
      'https://github.com/a/b/tree/main/docs https://github.com/a/b/issues/4 ' +
        `https://github.com/a/b/blob/${commit}/README.md`,
    );

    expect(cardReferences([text])).toEqual([
      { card: 'leaf', repository: 'https://example.org/leaf', commit },
      { card: 'leaf', repository: 'https://example.org/twig', commit },
      { card: 'leaf', repository: 'https://github.com/a/b', path: 'main/docs' },
      { card: 'leaf', repository: 'https://github.com/a/b', commit },
      { card: 'leaf', repository: 'https://example.org/bark', commit },
    ]);
  });

  it('is the repository alone where the commit is shortened', () => {
    const upstream = { repo: 'https://example.org/leaf', commit: 'a1a1a1a', read: '2026-01-01' };

    expect(cardReferences([cardTextOf({ upstream })])).toEqual([
      { card: 'leaf', repository: 'https://example.org/leaf' },
    ]);
  });
});
