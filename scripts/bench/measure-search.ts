/** Measures the first search of a visitor: from loading the search to the first result. */
import type { Browser } from 'playwright-core';
import { type BenchContext, rootOf, siteOf } from './bench-context.ts';
import { startBrowser } from './browser.ts';
import type { Figure } from './figure.ts';
import { type Sent, serveSite, type SiteServer } from './serve-site.ts';

const BUDGETS = { kilobytes: 200, milliseconds: 300 };

/** Words that a person could type, each in many cards but not in all. */
const WORDS = 'coral outline reef pictures';

export async function measureSearch(context: BenchContext): Promise<readonly Figure[]> {
  const browser = await startBrowser();
  try {
    const figures: Figure[] = [];
    for (const cards of context.options.cards) {
      const server = await serveSite(await siteOf(context, rootOf(context, cards)));
      context.say(`searching ${cards} cards`);
      figures.push(...(await searchesOf(context, browser, server, cards)));
      server.close();
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function searchesOf(
  context: BenchContext,
  browser: Browser,
  server: SiteServer,
  cards: number,
): Promise<readonly Figure[]> {
  const searches: Search[] = [];
  // One more than asked for: the first warms up the browser itself and is left out.
  for (let run = 0; run <= context.options.runs; run++) {
    const search = await firstSearch(browser, server);
    if (run > 0) searches.push(search);
  }
  const largest = searches[0] === undefined ? '' : largestOf(searches[0].sent);
  return [
    {
      what: 'first search: sent',
      cards,
      values: searches.map(({ sent }) => sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
      unit: 'KB',
      budget: BUDGETS.kilobytes,
      note: largest,
    },
    {
      what: 'first search: until the first result',
      cards,
      values: searches.map(({ milliseconds }) => milliseconds),
      unit: 'ms',
      budget: BUDGETS.milliseconds,
      note: 'from the import of the search; this machine, no network between',
    },
  ];
}

interface Search {
  readonly milliseconds: number;
  readonly sent: readonly Sent[];
}

/** Searches with an empty cache, in the way of `src/elements/search-index.ts`. */
async function firstSearch(browser: Browser, server: SiteServer): Promise<Search> {
  const browsing = await browser.newContext();
  const page = await browsing.newPage();
  await page.goto(`${server.origin}/about/`, { waitUntil: 'networkidle' });
  server.takeSent();
  const milliseconds = await page.evaluate(searchInPage, WORDS);
  const sent = server.takeSent();
  await browsing.close();
  if (milliseconds === undefined) throw new Error(`The search for "${WORDS}" found nothing.`);
  return { milliseconds, sent };
}

/** Runs in the page, so it may use nothing from around it. */
async function searchInPage(words: string): Promise<number | undefined> {
  const start = performance.now();
  const address = '/pagefind/pagefind.js';
  const pagefind = await import(address);
  await pagefind.options({ excerptLength: 1 });
  const { results } = await pagefind.search(words);
  const [first] = results;
  if (first === undefined) return undefined;
  await first.data();
  return performance.now() - start;
}

/** The three largest files, for a reader who wants to know where the bytes go. */
function largestOf(sent: readonly Sent[]): string {
  const sorted = sent.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3);
  const texts = sorted.map(
    ({ path, bytes }) => `${path.split('/').at(-1)} ${Math.round(bytes / 1000)}`,
  );
  return `largest, KB: ${texts.join(', ')}`;
}
