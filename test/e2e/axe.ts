/** Accessibility of what a page shows now, as axe sees it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

/**
 * What axe calls serious or critical, with the first place of each.
 *
 * @param page opened with `bypassCSP`, so that axe may be put into it
 */
export async function seriousProblems(
  page: Page,
): Promise<readonly { readonly id: string; readonly target: string }[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const axe: { run: () => Promise<AxeResult> } = Reflect.get(globalThis, 'axe');
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, target: String(nodes[0]?.target) }));
  });
}
