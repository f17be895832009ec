/** The built site in a browser: opens pages and hears what they complain about. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { serveSite } from './site-server.ts';

export interface OpenPage {
  readonly page: Page;
  /** Errors of scripts and of the content security policy, so far. */
  readonly complaints: readonly string[];
}

export interface Visit {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Opens a path in a context of its own: nothing is remembered from other pages. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<OpenPage>;
  readonly leave: () => Promise<void>;
}

/** @throws Error when the site has not been built or no browser is there */
export async function visitSite(): Promise<Visit> {
  const site = await serveSite();
  const browser = await launchBrowser();
  return {
    origin: site.origin,
    async open(path, options = {}) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', ({ message }) => complaints.push(message));
      await page.goto(`${site.origin}${path}`, { waitUntil: 'networkidle' });
      return { page, complaints };
    },
    async leave() {
      await browser.close();
      site.close();
    },
  };
}

/** Reaches for the planner's choices, as a pointer does, and waits until it listens. */
export async function wakePlanner(page: Page): Promise<void> {
  await page.locator('cardstock-planner').dispatchEvent('pointerover');
  await page.locator('cardstock-planner[data-awake]').waitFor();
}
