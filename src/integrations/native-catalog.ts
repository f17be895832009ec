/**
 * Lets Node load the catalog's modules itself during a build, in place of a bundled copy: they find their
 * schemas beside them, and pages and hooks share one loaded catalog.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

export function nativeCatalog(): AstroIntegration {
  return {
    name: 'cardstock:native-catalog',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'cardstock:native-catalog',
                enforce: 'pre',
                resolveId(id: string, importer: string | undefined) {
                  if (this.environment.name === 'client') return undefined;
                  return nativeId(id, importer);
                },
              },
            ],
          },
        });
      },
    },
  };
}

const SOURCE = fileURLToPath(new URL('../', import.meta.url));
const NATIVE = ['catalog/', 'lint/', 'site/catalog.ts', 'site/staged-scripts.ts'];

function nativeId(
  id: string,
  importer: string | undefined,
): { readonly id: string; readonly external: true } | undefined {
  if (importer === undefined || !id.startsWith('.') || !id.endsWith('.ts')) return undefined;
  const file = resolve(dirname(importer), id);
  const isNative = NATIVE.some((path) => file.startsWith(`${SOURCE}${path}`));
  return isNative ? { id: pathToFileURL(file).href, external: true } : undefined;
}
