/**
 * The catalog for pages and published files, loaded once per process. The only module here that reads files;
 * in development `src/integrations/dev-catalog.ts` drops it when a file of the catalog changes.
 */
import { cwd, env } from 'node:process';
import { loadCatalog, type LoadedCard } from '../catalog/load.ts';
import { loadEvidence } from '../catalog/load-evidence.ts';
import { loadFailures } from '../catalog/load-failures.ts';
import { loadRegistry } from '../catalog/load-registry.ts';
import { withEvidence } from '../core/card/normalize.ts';
import { loadStackEvidence } from '../catalog/load-stack-evidence.ts';
import type { KnownFailure } from '../core/diagnose/diagnose.ts';
import type { StackEvidence } from '../core/generated/stack-evidence.ts';
import type { Problem } from '../core/problem.ts';
import type { Registry } from '../core/registry.ts';
import { browseItem, compareItems, type BrowseItem, type Vocabulary } from './browse-item.ts';

export interface SiteCatalog {
  readonly cards: readonly LoadedCard[];
  readonly registry: Registry;
  readonly vocabulary: Vocabulary;
  /** Errors that people paste, by id. */
  readonly failures: readonly KnownFailure[];
  /** What a resolver answered about the stacks, by id. */
  readonly stackEvidence: Readonly<Record<string, StackEvidence>>;
  /** In the order of lists. */
  readonly items: readonly BrowseItem[];
  /** Errors and warnings of all files. */
  readonly problems: readonly Problem[];
}

let loaded: SiteCatalog | undefined;

/**
 * The catalog of the folder that the build was started in, or of `CARDSTOCK_ROOT`: a folder that holds
 * another `catalog/`, for measurements and trials.
 */
export function siteCatalog(): SiteCatalog {
  loaded ??= loadSite(catalogRoot());
  return loaded;
}

/** The folder that holds `catalog/`. */
export function catalogRoot(): string {
  return env['CARDSTOCK_ROOT'] ?? cwd();
}

function loadSite(root: string): SiteCatalog {
  const { registry, tasks, licenses, problems } = loadRegistry(root);
  const { failures, problems: ofFailures } = loadFailures(root, registry);
  const { cards: bare, problems: ofCards } = loadCatalog(root);
  const cardIds = bare.map(({ card }) => card.id);
  const { records, problems: ofEvidence } = loadEvidence(root, new Set(cardIds), registry);
  const cards = bare.map((loaded) => ({
    ...loaded,
    card: withEvidence(loaded.card, records.get(loaded.card.id) ?? []),
  }));
  const stacks = loadStackEvidence(root, { registry, cardIds });
  const vocabulary: Vocabulary = { tasks, licences: licenses };
  const items = cards.map(({ card }) => browseItem(card, vocabulary)).toSorted(compareItems);
  const all = [...problems, ...ofFailures, ...ofEvidence, ...stacks.problems, ...ofCards];
  const { evidence: stackEvidence } = stacks;
  return { cards, registry, vocabulary, failures, stackEvidence, items, problems: all };
}
