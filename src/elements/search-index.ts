/** The search index that the build wrote, loaded at the first search and not before. */
import { searchFilters, type BrowseFilter } from '../site/browse-filter.ts';

/** Finds ids of cards, best first; ids are fetched in portions, since each costs a small request. */
export interface Found {
  readonly count: number;
  ids(from: number, to: number): Promise<readonly string[]>;
}

/** Searches with words and facets. Rejects when there is no index, as in development. */
export async function searchIndex(folder: string, filter: BrowseFilter): Promise<Found> {
  const pagefind = await loadIndex(folder);
  const { results } = await pagefind.search(filter.words, { filters: searchFilters(filter) });
  return {
    count: results.length,
    ids: async (from, to) => {
      const loaded = await Promise.all(results.slice(from, to).map((result) => result.data()));
      return loaded.map(({ meta }) => meta.id);
    },
  };
}

/**
 * The part of Pagefind's browser module that is used here.
 *
 * @see https://pagefind.app/docs/api/
 */
interface Pagefind {
  options(options: { readonly excerptLength: number }): Promise<void>;
  search(
    words: string,
    options: { readonly filters: unknown },
  ): Promise<{ readonly results: readonly Result[] }>;
}

interface Result {
  data(): Promise<{ readonly meta: { readonly id: string } }>;
}

let loading: Promise<Pagefind> | undefined;

function loadIndex(folder: string): Promise<Pagefind> {
  loading ??= importIndex(folder);
  return loading;
}

async function importIndex(folder: string): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${folder}pagefind.js`);
  await pagefind.options({ excerptLength: 1 });
  return pagefind;
}
