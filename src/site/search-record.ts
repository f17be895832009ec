/** What the search index holds of a card: few words, well chosen, so that the index stays small. */
import type { Card } from '../core/card/card.ts';
import { browseItem, type Vocabulary } from './browse-item.ts';
import type { Urls } from './urls.ts';

export interface SearchRecord {
  readonly url: string;
  readonly language: 'en';
  readonly content: string;
  readonly meta: { readonly title: string; readonly id: string };
  readonly filters: Record<string, string[]>;
}

/** The record of one card: name, summary, tasks with their other names, and packages. */
export function searchRecord(card: Card, vocabulary: Vocabulary, urls: Urls): SearchRecord {
  const { facets } = browseItem(card, vocabulary);
  const filters = Object.entries(facets).filter(([, values]) => values.length > 0);
  return {
    url: urls.card(card.id),
    language: 'en',
    content: wordsOf(card, vocabulary).join('. '),
    meta: { title: card.name, id: card.id },
    filters: Object.fromEntries(filters.map(([facet, values]) => [facet, [...values]])),
  };
}

function wordsOf(card: Card, { tasks }: Vocabulary): readonly string[] {
  const own = tasks.tasks.filter(({ id }) => card.tasks.includes(id));
  const domains = tasks.domains.filter(({ id }) => own.some(({ domain }) => domain === id));
  const words = [
    card.name,
    card.id,
    card.summary,
    ...own.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]),
    ...domains.map(({ name }) => name),
    card.package ?? '',
    ...card.imports,
    ...card.frameworks.map(({ name }) => name),
    ...card.variants.map(({ id }) => id),
  ];
  return [...new Set(words)].filter((word) => word !== '');
}
