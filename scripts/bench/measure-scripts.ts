/** Measures the scripts, checks and notebook that a build writes beside each real card. */
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import { publishedFormats } from '../../src/site/published-formats.ts';
import type { BenchContext } from './bench-context.ts';
import { type Figure, quantile } from './figure.ts';

const PUBLISHER = { site: 'https://site.example/', repository: 'https://code.example/catalog' };

export function measureScripts(context: BenchContext): Promise<readonly Figure[]> {
  const { registry } = loadRegistry(context.project);
  const { cards } = loadCatalog(context.project);
  context.say(`writing the scripts of ${cards.length} cards`);
  const times: number[] = [];
  const sizes: number[] = [];
  for (const { card } of cards) {
    const start = performance.now();
    const files = publishedFormats(card, registry, PUBLISHER);
    times.push(performance.now() - start);
    sizes.push(files.reduce((sum, { text }) => sum + text.length, 0) / 1000);
  }
  return Promise.resolve([
    { what: 'scripts of one card: median', values: [quantile(times, 0.5)], unit: 'ms' },
    { what: 'scripts of one card: 95 %', values: [quantile(times, 0.95)], unit: 'ms' },
    { what: 'scripts of one card: size, median', values: [quantile(sizes, 0.5)], unit: 'KB' },
  ]);
}
