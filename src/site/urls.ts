/** Every address inside the site, in one place: pages and elements never put one together by hand. */

export interface Urls {
  readonly home: string;
  readonly about: string;
  readonly rules: string;
  readonly troubleshoot: string;
  readonly stacks: string;
  readonly models: string;
  /** Everything that plans and formats need beside a card. */
  readonly registry: string;
  /** What the page Troubleshoot reads a log with. */
  readonly failures: string;
  /** Folder of the search index. */
  readonly search: string;
  readonly icon: string;
  card(id: string): string;
  cardData(id: string): string;
  cardSource(id: string): string;
  /** A card's page with the instructions for a stack. */
  cardInStack(id: string, stack: string): string;
  stack(id: string): string;
  rule(id: string): string;
  /** A failure in the list of all. */
  failure(id: string): string;
  schema(name: string): string;
  /** The browse page with one filter set. */
  browse(group: string, value: string): string;
}

/**
 * Addresses under a base path.
 *
 * @param base path that the site lives under; begins and ends with a slash
 */
export function urlsFor(base: string): Urls {
  return {
    home: base,
    about: `${base}about/`,
    rules: `${base}rules/`,
    troubleshoot: `${base}troubleshoot/`,
    stacks: `${base}stacks/`,
    models: `${base}api/v1/models.json`,
    registry: `${base}api/v1/registry.json`,
    failures: `${base}api/v1/failures.json`,
    search: `${base}pagefind/`,
    icon: `${base}favicon.svg`,
    card: (id) => `${base}models/${id}/`,
    cardData: (id) => `${base}models/${id}.json`,
    cardSource: (id) => `${base}models/${id}.md`,
    cardInStack: (id, stack) =>
      `${base}models/${id}/?${new URLSearchParams({ stack }).toString()}#install`,
    stack: (id) => `${base}stacks/${id}/`,
    rule: (id) => `${base}rules/${id}/`,
    failure: (id) => `${base}troubleshoot/#${id}`,
    schema: (name) => `${base}schemas/${name}`,
    browse: (group, value) => `${base}?${new URLSearchParams([[group, value]]).toString()}`,
  };
}
