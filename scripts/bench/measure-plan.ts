/** Measures planning: every real card for every platform, GPU family and tool; and a change on the page. */
import type { Browser } from 'playwright-core';
import { type LoadedCard, loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { ToolId } from '../../src/core/card/card.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import type { Registry } from '../../src/core/registry.ts';
import { type BenchContext, siteOf } from './bench-context.ts';
import { startBrowser } from './browser.ts';
import { type Figure, quantile } from './figure.ts';
import { serveSite } from './serve-site.ts';

const TOOLS = ['pip', 'uv', 'conda', 'docker'] as const satisfies readonly ToolId[];

export async function measurePlan(context: BenchContext): Promise<readonly Figure[]> {
  const { registry } = loadRegistry(context.project);
  const { cards } = loadCatalog(context.project);
  const targets = targetsOf(registry);
  context.say(`planning ${cards.length} cards for ${targets.length} targets`);
  const times = cards.flatMap((loaded) => planTimes(loaded, targets, registry));
  return [...timeFigures('plan in Node', times), ...(await pageFigures(context, cards))];
}

function targetsOf({ platforms, compute }: Registry): readonly Target[] {
  return platforms.flatMap((platform) =>
    compute.families.flatMap((family) =>
      TOOLS.map((tool) => ({ platform: platform.id, gpu: family.id, tool, features: [] })),
    ),
  );
}

/** Milliseconds for each target. */
function planTimes(
  { card }: LoadedCard,
  targets: readonly Target[],
  registry: Registry,
): readonly number[] {
  return targets.map((target) => {
    const start = performance.now();
    planCard(card, target, registry);
    return performance.now() - start;
  });
}

async function pageFigures(
  context: BenchContext,
  cards: readonly LoadedCard[],
): Promise<readonly Figure[]> {
  const server = await serveSite(await siteOf(context, context.project));
  const browser = await startBrowser();
  try {
    const times: number[] = [];
    for (const { card } of cards) {
      context.say(`changing the target on the page of ${card.id}`);
      times.push(...(await changeTimes(browser, `${server.origin}/models/${card.id}/`)));
    }
    return timeFigures('change on the page', times);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Milliseconds from a choice to the new instructions in the document. */
async function changeTimes(browser: Browser, address: string): Promise<readonly number[]> {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  // The planner is fetched when someone reaches for it.
  await page.locator('cardstock-planner').dispatchEvent('pointerover');
  await page.locator('cardstock-planner[data-awake]').waitFor();
  const times = await page.evaluate(() => {
    const choices = 'cardstock-planner input[type="radio"]';
    const seen = new Set<string>();
    const taken: number[] = [];
    // The list changes with every choice, so it is asked for again each time.
    for (;;) {
      const fields = [...document.querySelectorAll<HTMLInputElement>(choices)];
      const next = fields.find(
        (field) => !field.checked && !field.disabled && !seen.has(`${field.name}=${field.value}`),
      );
      if (next === undefined) return taken;
      seen.add(`${next.name}=${next.value}`);
      const start = performance.now();
      next.click();
      taken.push(performance.now() - start);
    }
  });
  await page.close();
  return times;
}

function timeFigures(what: string, times: readonly number[]): readonly Figure[] {
  return [
    {
      what: `${what}: median`,
      values: [quantile(times, 0.5)],
      unit: 'ms',
      note: `${times.length} times`,
    },
    { what: `${what}: 95 of 100 within`, values: [quantile(times, 0.95)], unit: 'ms' },
    { what: `${what}: longest`, values: [quantile(times, 1)], unit: 'ms' },
  ];
}
