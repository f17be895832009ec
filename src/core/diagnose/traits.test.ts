import { describe, expect, it } from 'vitest';
import type { Card } from '../card/card.ts';
import { normalizeCard } from '../card/normalize.ts';
import type { Card as RawCard } from '../generated/card.ts';
import { catalogTraits, isNamedIn } from './traits.ts';

function card(id: string, more: Partial<RawCard>): Card {
  return normalizeCard(id, {
    name: id,
    summary: 'Sorts pictures of leaves.',
    tasks: ['image-classification'],
    license: 'MIT',
    upstream: { repo: 'https://example.org/leaf', read: '2026-01-31' },
    sources: ['README.md'],
    ...more,
  });
}

function wordsOf(cards: readonly Card[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(catalogTraits(cards, []).map(({ id, words }) => [id, words]));
}

describe('the words by which a log names a card', () => {
  it('are its package and its modules, with either line between their parts', () => {
    const words = wordsOf([card('leaf', { pip: ['leaf-sorter'], import: 'leafy' })]);

    expect(words).toEqual({ leaf: ['leaf-sorter', 'leaf_sorter', 'leafy'] });
  });

  it('are not those of a library that other cards require too', () => {
    const words = wordsOf([
      card('leaf', { pip: ['leaf-sorter'], import: ['leafy', 'treelib'] }),
      card('bark', { pip: ['treelib', 'barker'] }),
    ]);

    expect(words['leaf']).not.toContain('treelib');
  });

  it('stay with the card that is about that library', () => {
    const words = wordsOf([
      card('treelib', { pip: ['treelib'] }),
      card('bark', { pip: ['treelib', 'barker'], import: ['barker', 'treelib'] }),
    ]);

    expect(words).toEqual({ treelib: ['treelib'], bark: ['barker'] });
  });

  it('are found standing alone only', () => {
    const [traits] = catalogTraits([card('leaf', { pip: ['leafy'] })], []);

    expect(traits && isNamedIn('file "site-packages/leafy/x.py"', traits)).toBe(true);
    expect(traits && isNamedIn('leafy-green and leafyness', traits)).toBe(false);
  });
});
