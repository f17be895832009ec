import { describe, expect, it } from 'vitest';
import { cardView } from './card-view.ts';
import { exampleCard, exampleVocabulary } from './example.fixture.ts';
import { urlsFor } from './urls.ts';

const urls = urlsFor('/');

describe('cardView', () => {
  it('says what is not stated instead of leaving a gap', () => {
    const { rows, factsLine } = cardView(
      exampleCard({ license: { code: 'MIT' } }),
      exampleVocabulary,
      urls,
    );

    expect(rows.find(({ term }) => term === 'GPU memory')?.value).toBe('not stated');
    expect(factsLine).toContain('weights licence not stated');
  });

  it('says that there are no weights only where the card says so', () => {
    const card = exampleCard({ license: { code: 'MIT' }, weights: [] });

    expect(cardView(card, exampleVocabulary, urls).factsLine).toContain('no weights');
  });

  it.each([
    ['>=3.9,<3.13', 'Python 3.9 – 3.12'],
    ['>=3.12,<3.13', 'Python 3.12'],
    ['>=3.10', 'Python 3.10 or newer'],
    ['>=3.9,!=3.10.*', 'Python >=3.9, !=3.10.*'],
  ])('reads %s aloud', (python, words) => {
    expect(cardView(exampleCard({ python }), exampleVocabulary, urls).factsLine).toContain(words);
  });

  it('gives the range over all variants', () => {
    const card = exampleCard({
      variants: [
        { id: 'small', hardware: { vram_gb: 1 } },
        { id: 'large', hardware: { vram_gb: 10 } },
      ],
    });

    const { rows } = cardView(card, exampleVocabulary, urls);

    expect(rows.find(({ term }) => term === 'GPU memory')?.value).toBe('1–10 GB');
  });

  it('adds no sizes when one of them is unknown', () => {
    const card = exampleCard({
      weights: [
        { from: 'hf:a/b', when: 'first-use', size_gb: 1 },
        { from: 'hf:a/c', when: 'first-use' },
      ],
    });

    expect(
      cardView(card, exampleVocabulary, urls).rows.some(({ term }) => term === 'Weights'),
    ).toBe(false);
  });

  it('links a source in the repository at the commit that was read', () => {
    const { sources } = cardView(exampleCard(), exampleVocabulary, urls);

    expect(sources).toEqual([
      {
        text: 'README.md',
        href: 'https://github.com/example/leaf/blob/abc1234/README.md',
      },
    ]);
  });

  it('leads from a retired card to its successor', () => {
    const card = exampleCard({ status: { stage: 'retired', successor: 'tree', reason: 'Gone.' } });

    expect(cardView(card, exampleVocabulary, urls).banner).toEqual({
      title: 'Retired',
      text: 'Gone.',
      successor: { text: 'tree', href: '/models/tree/', isInside: true },
    });
  });
});
