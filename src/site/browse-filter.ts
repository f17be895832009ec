/** Which cards the browse page shows, as it stands in the address: `?q=cells&task=segmentation&compute=cpu`. */
import { FACETS, type Facet, eachFacet } from './browse-item.ts';

export interface BrowseFilter {
  /** What the user searches for; empty for everything. */
  readonly words: string;
  /** Values taken per facet; an empty list takes all. */
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
}

export function filterFromQuery(query: URLSearchParams): BrowseFilter {
  return {
    words: (query.get('q') ?? '').trim(),
    facets: eachFacet((facet) => query.getAll(facet)),
  };
}

/** The query with its question mark; empty when nothing is filtered. */
export function filterToQuery({ words, facets }: BrowseFilter): string {
  const query = new URLSearchParams();
  if (words !== '') query.set('q', words);
  for (const facet of FACETS) {
    for (const value of facets[facet]) query.append(facet, value);
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/**
 * Whether a card passes all facets. Several values of the task, compute and status widen, several demands
 * on the licence narrow.
 *
 * @param values what the card has
 */
export function passes(
  filter: BrowseFilter,
  values: Readonly<Record<Facet, readonly string[]>>,
): boolean {
  return FACETS.every((facet) => {
    const wanted = filter.facets[facet];
    if (wanted.length === 0) return true;
    const has = (value: string): boolean => values[facet].includes(value);
    return facet === 'licence' ? wanted.every(has) : wanted.some(has);
  });
}

/** Number of facet values taken. */
export function facetCount({ facets }: BrowseFilter): number {
  return FACETS.reduce((sum, facet) => sum + facets[facet].length, 0);
}

/** The same demand in the search index's own form. */
export function searchFilters({
  facets,
}: BrowseFilter): Readonly<
  Record<string, { readonly any?: readonly string[]; readonly all?: readonly string[] }>
> {
  const taken = FACETS.filter((facet) => facets[facet].length > 0);
  return Object.fromEntries(
    taken.map((facet) => [
      facet,
      facet === 'licence' ? { all: facets[facet] } : { any: facets[facet] },
    ]),
  );
}
