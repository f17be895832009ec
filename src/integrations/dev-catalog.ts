/** In development: an edit to the catalog shows at once, and the published files can be opened. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, HookParameters } from 'astro';
import { config } from '../config.ts';
import { catalogRoot, type SiteCatalog } from '../site/catalog.ts';
import { publisherOf } from '../site/publisher.ts';
import { scriptsOf, scriptText } from '../site/staged-scripts.ts';
import { publishedFiles } from './publish-files.ts';

export function devCatalog(): AstroIntegration {
  return {
    name: 'cardstock:dev-catalog',
    hooks: {
      'astro:server:setup': ({ server }) => {
        watchCatalog(server);
        serveFiles(server);
      },
    },
  };
}

type Server = HookParameters<'astro:server:setup'>['server'];

/** The one module that holds the loaded catalog; dropping it makes the next request load it anew. */
const HOLDER = fileURLToPath(new URL('../site/catalog.ts', import.meta.url));

function watchCatalog(server: Server): void {
  const folder = join(catalogRoot(), 'catalog');
  server.watcher.add(folder);
  server.watcher.on('all', (_event, file) => {
    if (!file.startsWith(folder)) return;
    for (const { moduleGraph } of Object.values(server.environments)) {
      for (const module of moduleGraph.getModulesByFile(HOLDER) ?? []) {
        moduleGraph.invalidateModule(module);
      }
    }
    server.ws.send({ type: 'full-reload' });
  });
}

const PUBLISHED =
  /\/(models\/[^/]+\.(json|md)|models\/[^/]+\/evidence\/[^/]+\.json|models\/[^/]+\/(install\.(sh|ps1)|(preflight|verify)\.py|notebook\.ipynb|SHA256SUMS)|api\/v1\/(models|registry)\.json)$/;

function serveFiles(server: Server): void {
  server.middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!PUBLISHED.test(pathname)) {
      next();
      return;
    }
    freshCatalog(server)
      .then((catalog) => publishedText(catalog, pathname.slice(config.base.length)))
      .then((text) => (text === undefined ? next() : response.end(text)))
      .catch(next);
  });
}

function publishedText(catalog: SiteCatalog, path: string): string | undefined {
  const [, id, file = ''] = /^models\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const loaded = catalog.cards.find(({ card }) => card.id === id);
  if (loaded === undefined || file.startsWith('evidence/'))
    return publishedFiles(catalog).find((one) => one.path === path)?.text;
  scriptsOf(loaded.card, catalog.registry, publisherOf(config));
  return scriptText(loaded.card.id, file);
}

/** The catalog as pages see it: from Vite's copy of the module, which an edit drops. */
async function freshCatalog(server: Server): Promise<SiteCatalog> {
  const { siteCatalog } = await server.ssrLoadModule(HOLDER);
  const catalog: SiteCatalog = siteCatalog();
  return catalog;
}
