/** The troubleshoot page as people use it: a log is pasted, nothing leaves the browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CardTraits, catalogTraits } from '../../src/core/diagnose/traits.ts';
import { siteCatalog } from '../../src/site/catalog.ts';
import { seriousProblems } from './axe.ts';
import { type Visit, visitSite } from './visit.ts';

const LOG = `$ python app.py --token abcdefgh12345678
HF_TOKEN=hf_abcdefghijklmnopqrst
  File "/home/ada/venv/lib/python3.12/site-packages/rembg/bg.py", line 8, in <module>
    import cv2
ImportError: libGL.so.1: cannot open shared object file: No such file or directory (for ada@example.org)
`;

let visit: Visit;

beforeAll(async () => {
  visit = await visitSite();
});

afterAll(async () => {
  await visit?.leave();
});

describe('a pasted log', () => {
  it('gets its cause, the fix for the platform, and the card that it names', async () => {
    const { page, complaints } = await visit.open('/troubleshoot/');

    await page.getByRole('combobox', { name: 'It comes from' }).selectOption('fedora');
    await paste(page, LOG);

    const answer = page.locator('[data-failure="libgl-missing"]');
    await answer.waitFor();
    const text = (await answer.textContent()) ?? '';
    expect(text).toContain('graphics library');
    expect(text).toContain('sudo dnf install -y mesa-libGL');
    expect(await answer.getByRole('link', { name: 'rembg' }).first().getAttribute('href')).toBe(
      '/models/rembg/',
    );
    expect(complaints).toEqual([]);
  });

  it('is quoted without its secrets', async () => {
    const { page } = await visit.open('/troubleshoot/');

    await paste(page, LOG);
    await page.locator('.answer.first').waitFor();

    const shown = (await page.locator('[data-answer]').textContent()) ?? '';
    expect(shown).toContain('libGL.so.1');
    expect(shown).not.toMatch(/ada|abcdefgh/);
  });

  it('never leaves the browser, nor stays in it', async () => {
    const { page } = await visit.open('/troubleshoot/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));

    await paste(page, LOG);
    await page.locator('.answer.first').waitFor();
    await page.waitForTimeout(500);

    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
    );
    expect(requests).toEqual([]);
    expect(kept).not.toContain('libGL');
  });

  it('that nobody knows is called unknown', async () => {
    const { page } = await visit.open('/troubleshoot/');

    await paste(page, 'EOFError: Ran out of input');
    await page.locator('.verdict.unknown').waitFor();

    expect(await page.locator('[data-failure]').count()).toBe(0);
  });

  it('is taken away with its answer', async () => {
    const { page } = await visit.open('/troubleshoot/');
    await paste(page, LOG);
    await page.locator('.answer.first').waitFor();

    await page.getByRole('button', { name: 'Clear' }).click();

    expect(await page.locator('[data-answer]').textContent()).toBe('');
    expect(await page.getByRole('textbox', { name: 'Your log' }).inputValue()).toBe('');
  });

  it('is told that nothing can be looked up where the list of failures cannot be fetched', async () => {
    const { page } = await visit.open('/');
    await page.route('**/api/v1/failures.json', (route) => route.abort());
    await page.goto(new URL('/troubleshoot/', page.url()).href);

    const heading = page.getByRole('heading', { name: 'Not connected' });
    await heading.waitFor();

    expect(await heading.isVisible()).toBe(true);
  });

  it('starts the pull request that adds a missing requirement', async () => {
    const {
      id,
      words: [word],
    } = cardWithoutSound();
    const { page } = await visit.open('/troubleshoot/');

    await paste(page, `site-packages/${word}/x.py\nOSError: sndfile library not found`);
    const link = page.locator(`[data-edit="${id}"]`);
    await link.waitFor();

    expect(await link.getAttribute('href')).toMatch(
      new RegExp(`^https://.+/edit/main/catalog/models/${id}\\.md$`),
    );
    expect(await page.locator('.answer.first').textContent()).toContain('system: [libsndfile]');
  });
});

/** A card that a log can name and that says nothing about libsndfile. */
function cardWithoutSound(): CardTraits {
  const { cards, failures } = siteCatalog();
  const traits = catalogTraits(
    cards.map(({ card }) => card),
    failures,
  );
  const found = traits.find(
    ({ words, guards }) => words.length > 0 && !guards.includes('sndfile-missing'),
  );
  if (found === undefined) throw new Error('Every card names libsndfile.');
  return found;
}

describe('the platform', () => {
  it('is the one that was chosen on a card, and is remembered for the next', async () => {
    const { page } = await visit.open('/troubleshoot/');
    await page.getByRole('combobox', { name: 'It comes from' }).selectOption('windows');

    await page.goto(`${visit.origin}/models/openai-whisper/`);
    await page.locator('#on-windows:checked').waitFor({ state: 'attached' });
    await page.goto(`${visit.origin}/troubleshoot/`);

    expect(await page.getByRole('combobox', { name: 'It comes from' }).inputValue()).toBe(
      'windows',
    );
  });
});

describe('the list of failures', () => {
  it('is whole without JavaScript, each with its anchor', async () => {
    const { page } = await visit.open('/troubleshoot/', { javaScriptEnabled: false });

    const ids = await page
      .locator('.failure')
      .evaluateAll((all) => all.map(({ id }) => id).toSorted());
    const text = (await page.locator('#libgl-missing').textContent()) ?? '';

    expect(ids).toEqual(
      siteCatalog()
        .failures.map(({ id }) => id)
        .toSorted(),
    );
    expect(text).toContain('libgl1');
    expect(await page.getByRole('textbox', { name: 'Your log' }).isVisible()).toBe(false);
    expect(await page.locator('noscript').count()).toBe(1);
  });

  it('is reached from a card whose requirements prevent it', async () => {
    const { page } = await visit.open('/models/openai-whisper/');

    await page.getByText("Errors that this card's requirements prevent").click();
    await page.getByRole('link', { name: 'The program ffmpeg is missing' }).click();
    await page.waitForURL(/#ffmpeg-missing$/);

    expect(await page.locator('#ffmpeg-missing:target').count()).toBe(1);
  });

  it('is reached from the head of every page', async () => {
    const { page } = await visit.open('/');

    await page.getByRole('link', { name: 'Troubleshoot' }).click();

    expect(new URL(page.url()).pathname).toBe('/troubleshoot/');
  });
});

describe.each([
  ['light on a desktop', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
  ['dark on a phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
] as const)('the page, %s', (_, options) => {
  it('has nothing that axe calls serious, and does not scroll sideways', async () => {
    const { page } = await visit.open('/troubleshoot/', { ...options, bypassCSP: true });
    await page.getByRole('combobox', { name: 'It comes from' }).selectOption('ubuntu-24.04');
    await paste(page, LOG);
    await page.locator('.answer.first').waitFor();

    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    expect(await seriousProblems(page)).toEqual([]);
    expect(width).toBeLessThanOrEqual(options.viewport.width);
  });
});

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('cardstock-troubleshoot[data-awake]').waitFor();
  await page.getByRole('textbox', { name: 'Your log' }).fill(text);
}
