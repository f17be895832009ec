/** Writes the search index: one slim record for each card, nothing read back from pages. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { config } from '../config.ts';
import { siteCatalog } from '../site/catalog.ts';
import { searchRecord } from '../site/search-record.ts';
import { urlsFor } from '../site/urls.ts';

export function searchIndex(): AstroIntegration {
  return {
    name: 'cardstock:search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const count = await writeIndex(fileURLToPath(new URL('pagefind/', dir)));
        logger.info(`indexed ${String(count)} cards`);
      },
    },
  };
}

/** @returns the number of cards in the index */
async function writeIndex(outputPath: string): Promise<number> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '-._' });
    if (index === undefined) throw failure(errors);
    const count = await addCards(index);
    const written = await index.writeFiles({ outputPath });
    if (written.errors.length > 0) throw failure(written.errors);
    return count;
  } finally {
    await close();
  }
}

async function addCards(index: PagefindIndex): Promise<number> {
  const { cards, vocabulary } = siteCatalog();
  const urls = urlsFor(config.base);
  for (const { card } of cards) {
    const { errors } = await index.addCustomRecord(searchRecord(card, vocabulary, urls));
    if (errors.length > 0) throw failure(errors);
  }
  return cards.length;
}

function failure(errors: readonly string[]): Error {
  return new Error('The search index could not be written.', { cause: errors.join('\n') });
}
