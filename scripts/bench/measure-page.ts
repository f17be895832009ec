/** Measures the pages of the real cards in a browser: what is sent, and what shows without scripts. */
import { extname } from 'node:path';
import type { Browser } from 'playwright-core';
import { cardPaths } from '../../src/catalog/load.ts';
import { idOf } from '../../src/catalog/read-card.ts';
import { type BenchContext, siteOf } from './bench-context.ts';
import { startBrowser } from './browser.ts';
import type { Figure } from './figure.ts';
import { type Sent, serveSite, type SiteServer } from './serve-site.ts';

const PAGE_BUDGET_KB = 80;

export async function measurePage(context: BenchContext): Promise<readonly Figure[]> {
  const ids = cardPaths(context.project).map(idOf);
  const server = await serveSite(await siteOf(context, context.project));
  const browser = await startBrowser();
  try {
    const loads: Load[] = [];
    for (const id of ids) {
      context.say(`opening the page of ${id}`);
      loads.push(await loadPage(browser, server, id));
    }
    return [...weightFigures(loads), ...(await scriptlessFigures(browser, server, ids))];
  } finally {
    await browser.close();
    server.close();
  }
}

interface Load {
  readonly id: string;
  readonly sent: readonly Sent[];
}

/** Loads a page with an empty cache and waits until nothing is asked for any more. */
async function loadPage(browser: Browser, server: SiteServer, id: string): Promise<Load> {
  const browsing = await browser.newContext();
  server.takeSent();
  const page = await browsing.newPage();
  await page.goto(`${server.origin}/models/${id}/`, { waitUntil: 'networkidle' });
  await browsing.close();
  return { id, sent: server.takeSent() };
}

const KINDS: readonly (readonly [name: string, extensions: readonly string[]])[] = [
  ['HTML', ['', '.html']],
  ['CSS', ['.css']],
  ['JavaScript', ['.js']],
  ['fonts', ['.woff2']],
];

function weightFigures(loads: readonly Load[]): readonly Figure[] {
  const known = new Set(KINDS.flatMap(([, extensions]) => extensions));
  const total = loads.map(({ sent }) => kilobytes(sent));
  const heaviest = loads[total.indexOf(Math.max(...total))];
  const isOther = ({ path }: Sent): boolean => !known.has(extname(path));
  const note = `gzip, without headers; heaviest: ${heaviest?.id ?? 'none'}`;
  return [
    {
      what: 'page: everything sent',
      values: total,
      unit: 'KB',
      budget: PAGE_BUDGET_KB,
      note,
    },
    ...KINDS.map(([name, extensions]) => ({
      what: `page: ${name}`,
      values: loads.map(({ sent }) =>
        kilobytes(sent.filter(({ path }) => extensions.includes(extname(path)))),
      ),
      unit: 'KB' as const,
    })),
    {
      what: 'page: icons and the rest',
      values: loads.map(({ sent }) => kilobytes(sent.filter(isOther))),
      unit: 'KB',
    },
    { what: 'page: requests', values: loads.map(({ sent }) => sent.length), unit: 'requests' },
  ];
}

function kilobytes(sent: readonly Sent[]): number {
  return sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}

/** Opens pages whose scripts never arrive: the instructions must be there, and painted. */
async function scriptlessFigures(
  browser: Browser,
  server: SiteServer,
  ids: readonly string[],
): Promise<readonly Figure[]> {
  const paints: number[] = [];
  const empty: string[] = [];
  for (const id of ids) {
    const browsing = await browser.newContext();
    const page = await browsing.newPage();
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${server.origin}/models/${id}/`, { waitUntil: 'networkidle' });
    const hasInstructions = (await page.locator('cardstock-planner pre:visible').count()) > 0;
    if (!hasInstructions) empty.push(id);
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    if (paint !== undefined) paints.push(paint);
    await browsing.close();
  }
  const missing = ids.length - paints.length;
  return [
    {
      what: 'page: first paint without scripts',
      values: paints,
      unit: 'ms',
      note: missing === 0 ? 'every page painted' : `${missing} pages painted nothing`,
    },
    {
      what: 'page: cards that show no command without scripts',
      values: [empty.length],
      unit: 'files',
      budget: 0,
      note: empty.length === 0 ? undefined : empty.join(', '),
    },
  ];
}
