/** Every output format on a card's page: what is shown, copied, saved and printed is the same. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Refusal, Target } from '../../src/core/plan/plan.ts';
import type { Format, RenderedFile, Rendering } from '../../src/core/render/format.ts';
import { formats } from '../../src/core/render/formats.ts';
import { siteCatalog } from '../../src/site/catalog.ts';
import { DEFAULT_FORMAT } from '../../src/site/format-entry.ts';
import { choiceToQuery } from '../../src/site/format-query.ts';
import { commonTargets } from '../../src/site/targets.ts';
import { seriousProblems } from './axe.ts';
import { commandLine } from './command-line.ts';
import { type Visit, visitSite, wakePlanner } from './visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
const publisher = { site: 'https://example.org/', repository: 'https://example.org/cards' };
const { cards, registry } = siteCatalog();
const others = formats.filter(({ id }) => id !== DEFAULT_FORMAT);

let visit: Visit;
let folder: string;

beforeAll(async () => {
  visit = await visitSite();
  folder = mkdtempSync(join(tmpdir(), 'cardstock-formats-'));
});

afterAll(async () => {
  await visit?.leave();
  rmSync(folder, { recursive: true, force: true });
});

const choices = others.map((format) => ({ id: format.id, format, ...choiceFor(format) }));
const speaking = choices.filter(({ result }) => result.kind === 'rendering');
const mute = choices.filter(({ result }) => result.kind === 'refusal');

describe.each(speaking)('the format $id', ({ format, card, target }) => {
  const path = `/models/${card.id}/${choiceToQuery(target, format.id)}`;

  it('shows, copies and saves what the command line writes, byte for byte', async () => {
    const { page, complaints } = await visit.open(path, {
      permissions: ['clipboard-read', 'clipboard-write'],
      acceptDownloads: true,
    });

    const written = writtenFiles(card, target, format);
    const shown = await shownFiles(page);
    const saved: string[] = [];
    for (const { name } of shown) saved.push(await savedFile(page, name));
    const [first] = shown;
    await page.getByRole('button', { name: `Copy: ${first?.name ?? ''}`, exact: true }).click();
    await page.getByRole('button', { name: `Copied. Copy: ${first?.name ?? ''}` }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());

    const archive = page.getByRole('button', { name: `Save all as ${card.id}-${format.id}.zip` });
    const packed = shown.length > 1 ? await savedArchive(page, archive) : shown;

    expect(shown).toEqual(written);
    expect(packed).toEqual(written);
    expect(await archive.count()).toBe(shown.length > 1 ? 1 : 0);
    expect(saved).toEqual(written.map(({ text }) => text));
    expect(copied).toBe(first?.text);
    expect(complaints).toEqual([]);
  });
});

describe.each(mute)(
  'the format $id, which has nothing to say yet',
  ({ format, card, target, result }) => {
    it('shows its reason and leads to formats that work', async () => {
      const { page, complaints } = await visit.open(
        `/models/${card.id}/${choiceToQuery(target, format.id)}`,
      );
      await page.locator('.verdict.cannot').waitFor();
      const shown = await page.locator('.verdict.cannot').textContent();
      await page.locator('button[data-query]').first().click();

      expect(shown).toContain(result.kind === 'refusal' && result.reason);
      expect(await page.locator('#paste').count()).toBe(1);
      expect(complaints).toEqual([]);
    });
  },
);

it('stays within a phone and is read by everyone, whichever format is open', async () => {
  const { page } = await visit.open('/models/openai-whisper/', { ...PHONE, bypassCSP: true });
  await wakePlanner(page);
  await unfoldAll(page);

  const found: unknown[] = [];
  for (const { id } of others) {
    await page.locator(`#as-${id}`).check();
    await page.locator('.file, .verdict.cannot').first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    found.push({ id, width, problems: await seriousProblems(page) });
  }

  expect(found).toEqual(others.map(({ id }) => ({ id, width: 390, problems: [] })));
}, 180_000);

describe('the choice of a format', () => {
  it('stands in the address and is restored from it, with what else stood there', async () => {
    const { page } = await visit.open('/models/openai-whisper/?from=mail');

    await page.locator('#as-script').check();
    await page.locator('.file').waitFor();
    const query = new URL(page.url()).searchParams;
    await page.reload();
    await page.locator('.file').waitFor();

    expect(query.get('as')).toBe('script');
    expect(query.get('from')).toBe('mail');
    expect(await page.locator('#as-script').isChecked()).toBe(true);
  });

  it('is left out of the address for the commands themselves', async () => {
    const { page } = await visit.open('/models/openai-whisper/?as=script');
    await page.locator('.file').waitFor();

    await page.locator('#as-paste').check();
    await page.locator('#paste').waitFor({ state: 'attached' });

    expect(new URL(page.url()).searchParams.has('as')).toBe(false);
  });

  it('is made by the keyboard and keeps the focus', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);

    await page.locator('#as-paste').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.file').first().waitFor();

    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('as');
  });

  it('names a format that nobody knows', async () => {
    const { page } = await visit.open('/models/openai-whisper/?as=papyrus');

    expect(await page.locator('.notices').textContent()).toContain('as=papyrus');
    expect(await page.locator('#paste').count()).toBe(1);
  });

  it('leads from a refusal to what works', async () => {
    const { page } = await visit.open('/models/cuml/?on=macos-arm64&gpu=apple&with=uv&as=script');
    await page.locator('.verdict.cannot').waitFor();

    await page.locator('button[data-query]').first().click();
    await page.locator('.file').first().waitFor();

    expect(new URL(page.url()).searchParams.get('as')).toBe('script');
  });

  it('says so when the code of the formats cannot be fetched', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);
    await page.route('**/*.js', (route) => route.abort());

    await page.locator('#as-script').check();
    await page.locator('.verdict.cannot').waitFor();

    expect(await page.locator('.verdict.cannot').textContent()).toContain('could not be fetched');
  });
});

describe('the machine of the reader', () => {
  it('is read from a pasted profile, judged, and remembered on the next card', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);

    await paste(page, { platform: 'ubuntu-24.04', gpu: 'ada', driver: '580.65.06', vramGiB: 8 });
    const verdict = page.locator('.verdict', { hasText: 'Your machine' });
    await verdict.waitFor();
    const query = new URL(page.url()).searchParams;
    await page.goto(`${visit.origin}/models/chronos-2/`);
    await verdict.waitFor();

    expect([query.get('on'), query.get('gpu'), query.get('driver')]).toEqual([
      'ubuntu-24.04',
      'ada',
      '580.65.06',
    ]);
  });

  it('is asked for again when the profile cannot be read', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);

    await paste(page, { platform: 'beos', gpu: 'cpu' });

    expect(await page.getByRole('alert').textContent()).toBe('There is no platform "beos".');
  });
});

describe('the modes of a target', () => {
  it('are kept in the address, and a wrong address is refused by its field', async () => {
    const { page } = await visit.open('/models/openai-whisper/');
    await wakePlanner(page);
    await unfoldAll(page);

    await page.locator('#admin-no').check();
    await page.locator('#mirror-default').fill('https://mirror.example/simple/');
    await page.locator('#mirror-default').blur();
    await page.locator('#proxy').fill('http://name:word@proxy.example:3128');
    await page.locator('#proxy').blur();

    const query = new URL(page.url()).searchParams;
    expect(query.get('admin')).toBe('no');
    expect(query.get('mirror')).toBe('default=https://mirror.example/simple/');
    expect(query.has('proxy')).toBe(false);
  });
});

it('tells readers without JavaScript how to get every format', async () => {
  const { page } = await visit.open('/models/openai-whisper/', { javaScriptEnabled: false });

  const text = (await page.locator('#common-targets').textContent()) ?? '';

  expect(text).toContain('cardstock -- render openai-whisper --as FORMAT');
  expect(formats.filter(({ id }) => !text.includes(id))).toEqual([]);
});

describe.each(publishedPaths())('the published file %s', (path) => {
  it('is linked without JavaScript and opens as text with its checksum', async () => {
    const { page } = await visit.open(path.replace(/[^/]*$/, ''), { javaScriptEnabled: false });

    const link = page.locator(`a[href="./${path.replace(/^.*\//, '')}"]`);
    const answer = await page.request.get(`${visit.origin}${path}`);

    expect(await link.count()).toBeGreaterThan(0);
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
    expect(answer.headers()['content-type']).toBe(
      path.endsWith('.ipynb') ? 'application/octet-stream' : 'text/plain; charset=utf-8',
    );
  });
});

/** What the build wrote beside the page of one card. */
function publishedPaths(): readonly string[] {
  const folder = join(projectRoot, 'dist', 'models', 'openai-whisper');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.html')
    .map(({ name }) => `/models/openai-whisper/${name}`);
}

interface Choice {
  readonly card: Card;
  readonly target: Target;
  readonly result: Rendering | Refusal;
}

/** A real card and a common target that the format speaks for; else the first of each, with its refusal. */
function choiceFor(format: Format): Choice {
  const all = cards.flatMap(({ card }) =>
    commonTargets(registry).map((target) => ({ card, target })),
  );
  let first: Choice | undefined;
  for (const { card, target } of all) {
    const result = format.render({ card, target, registry, publisher });
    if (result.kind === 'rendering') return { card, target, result };
    if (result.obstacle === 'format') first ??= { card, target, result };
  }
  if (first === undefined) throw new Error(`No card has a plan for ${format.id}.`);
  return first;
}

type NamedText = Pick<RenderedFile, 'name' | 'text'>;

function writtenFiles(card: Card, target: Target, { id }: Format): readonly NamedText[] {
  const { platform, gpu, tool } = target;
  const out = join(folder, id);
  const flags = ['--as', id, '--on', platform, '--gpu', gpu, '--with', tool, '--out', out];
  const paths = commandLine(['render', card.id, ...flags])
    .trimEnd()
    .split('\n');
  return paths.map((path) => ({
    name: path.slice(out.length + 1),
    text: readFileSync(path, 'utf8'),
  }));
}

async function shownFiles(page: Page): Promise<readonly NamedText[]> {
  await page.locator('.file').first().waitFor();
  return page.locator('.file').evaluateAll((files) =>
    files.map((file) => ({
      name: file.getAttribute('aria-label') ?? '',
      text: file.querySelector('pre code')?.textContent ?? '',
    })),
  );
}

async function savedFile(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `Save: ${name}`, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** Unpacked by a program that we did not write. */
async function savedArchive(page: Page, button: Locator): Promise<readonly NamedText[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const lines = [
    'import json, sys, zipfile',
    'archive = zipfile.ZipFile(sys.argv[1])',
    'names = archive.namelist()',
    'files = [{"name": name, "text": archive.read(name).decode()} for name in names]',
    'print(json.dumps(files))',
  ];
  const call = ['-c', lines.join('\n'), await download.path()];
  return JSON.parse(execFileSync('/usr/bin/python3', call, { encoding: 'utf8' }));
}

async function paste(page: Page, profile: object): Promise<void> {
  await unfoldAll(page);
  await page
    .getByRole('textbox', { name: /^What python3 preflight/ })
    .fill(JSON.stringify(profile));
  await page.getByRole('button', { name: 'Use this machine' }).click();
}

async function unfoldAll(page: Page): Promise<void> {
  await page.locator('.choices details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}
