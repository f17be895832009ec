/** The one loader of cards: for pages, endpoints, command line and checks. */
import { join, relative } from 'node:path';
import { normalizeCard } from '../core/card/normalize.ts';
import type { Card } from '../core/card/card.ts';
import type { Card as RawCard } from '../core/generated/card.ts';
import type { Problem } from '../core/problem.ts';
import { listNames } from './load-registry.ts';
import { type ReadCard, readCard } from './read-card.ts';
import { readerDocs } from './reader-docs.ts';
import { inFileOrder, toProblems } from './to-problem.ts';

export { type LoadedRegistry, loadRegistry } from './load-registry.ts';

export interface LoadedCard {
  readonly card: Card;
  readonly raw: RawCard;
  /** Prose in Markdown. */
  readonly body: string;
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /** The whole file. */
  readonly source: string;
}

export interface LoadedCatalog {
  /** Sorted by id. Cards with an error of file, YAML, text or schema are left out. */
  readonly cards: readonly LoadedCard[];
  readonly problems: readonly Problem[];
}

/**
 * Loads every card under `root/catalog/models`.
 *
 * @param root folder that holds `catalog/`
 */
export function loadCatalog(root: string): LoadedCatalog {
  const cards: LoadedCard[] = [];
  const problems: Problem[] = [];
  for (const path of cardPaths(root)) {
    const read = readCard(join(root, path));
    const own = toProblems({ ...read, path }, read.findings, readerDocs);
    problems.push(...own);
    const loaded = own.some(({ level }) => level === 'error') ? undefined : loadCard(read, path);
    if (loaded !== undefined) cards.push(loaded);
  }
  return { cards, problems: problems.toSorted(inFileOrder) };
}

/** A card that was read without errors. */
export function loadCard(
  { id, raw, parts, source }: ReadCard,
  path: string,
): LoadedCard | undefined {
  if (raw === undefined || parts === undefined || source === undefined) return undefined;
  return { card: normalizeCard(id, raw), raw, body: parts.body, path, source: source.text };
}

/** Paths of all cards relative to the root, sorted; pictures and the folder's own README are no cards. */
export function cardPaths(root: string): readonly string[] {
  const folder = join(root, 'catalog', 'models');
  return listNames(folder)
    .filter((name) => /\.md$/i.test(name) && name !== 'README.md')
    .map((name) => relative(root, join(folder, name)).replaceAll('\\', '/'));
}
