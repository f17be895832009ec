/** Writes the files beside the pages: cards as data and source, the list of all, schemas, sitemap, robots.txt. */
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { config } from '../config.ts';
import { catalogRoot, siteCatalog, type SiteCatalog } from '../site/catalog.ts';
import { picturesOf } from '../site/pictures.ts';
import {
  cardFiles,
  failuresFile,
  modelsFile,
  registryFile,
  type PublishedFile,
} from '../site/published.ts';
import { troubleshootData } from '../site/troubleshoot-data.ts';
import { publishScripts } from '../site/staged-scripts.ts';
import { robotsFile, sitemapFile } from '../site/sitemap.ts';
import { urlsFor } from '../site/urls.ts';

export function publishFiles(): AstroIntegration {
  return {
    name: 'cardstock:publish-files',
    hooks: {
      'astro:build:start': ({ logger }) => {
        const errors = siteCatalog().problems.filter(({ level }) => level === 'error');
        if (errors.length === 0) return;
        const [first] = errors;
        logger.warn(
          `${String(errors.length)} errors in the catalog; cards with errors are left out. ` +
            `The first: ${first?.file ?? ''}:${String(first?.line ?? 1)} ${first?.message ?? ''}`,
        );
      },
      'astro:build:done': ({ dir, pages, logger }) => {
        const paths = pages.map(({ pathname }) => pathname).filter((path) => path !== '404/');
        const files = [
          ...publishedFiles(siteCatalog()),
          sitemapFile(config, paths),
          robotsFile(config),
        ];
        for (const file of files) writeBelow(dir, file);
        publishScripts(fileURLToPath(dir));
        copyPictures(dir);
        cpSync(new URL('../../schemas/', import.meta.url), new URL('schemas/', dir), {
          recursive: true,
        });
        logger.info(`wrote ${String(files.length)} files`);
      },
    },
  };
}

/** Every file that follows from the catalog alone. */
export function publishedFiles(catalog: SiteCatalog): readonly PublishedFile[] {
  const { cards, failures, items, registry } = catalog;
  const bare = cards.map(({ card }) => card);
  return [
    ...cards.flatMap(cardFiles),
    registryFile(registry),
    failuresFile(troubleshootData(bare, failures, registry, config)),
    modelsFile(cards, items, urlsFor(config.base)),
  ];
}

function copyPictures(folder: URL): void {
  const root = catalogRoot();
  for (const { card } of siteCatalog().cards) {
    for (const { from, path } of picturesOf(root, card.id)) {
      copyFileSync(from, new URL(path, folder));
    }
  }
}

function writeBelow(folder: URL, { path, text }: PublishedFile): void {
  const file = fileURLToPath(new URL(path, folder));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
