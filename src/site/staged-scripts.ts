/**
 * The published scripts of each card, rendered once: a page shows their checksums, and the build copies the
 * files. Until then they lie in a folder of their own, because all of them together do not fit in memory.
 * Like `catalog.ts`, loaded once per process and used by the build alone.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '../config.ts';
import type { Card } from '../core/card/card.ts';
import type { Publisher } from '../core/render/format.ts';
import type { Registry } from '../core/registry.ts';
import { checksumLines } from './checksum.ts';
import { publishedFormats } from './published-formats.ts';
import { type GuidedFile, guideTo } from './script-guide.ts';

const guides = new WeakMap<Card, readonly GuidedFile[]>();
let staging: string | undefined;

/**
 * What a page says about the scripts of a card; their files are written at the first call. Nothing
 * where the configuration wants no scripts.
 */
export function scriptsOf(
  card: Card,
  registry: Registry,
  publisher: Publisher,
): readonly GuidedFile[] {
  if (!config.scripts) return [];
  const known = guides.get(card);
  if (known !== undefined) return known;
  const files = publishedFormats(card, registry, publisher);
  const folder = folderOf(card.id);
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of files) writeFileSync(join(folder, file), text);
  if (files.length > 0) writeFileSync(join(folder, 'SHA256SUMS'), checksumLines(files));
  const guide = files.map((file) => guideTo(card, file, publisher));
  guides.set(card, guide);
  return guide;
}

/** The text of one file, after {@link scriptsOf} was asked for its card; `undefined` when there is none. */
export function scriptText(id: string, file: string): string | undefined {
  try {
    return readFileSync(join(folderOf(id), file), 'utf8');
  } catch {
    return undefined;
  }
}

/** Copies all files into the site: `models/<id>/install.sh` and so on. */
export function publishScripts(site: string): void {
  if (staging === undefined) return;
  cpSync(join(staging, 'models'), join(site, 'models'), { recursive: true });
}

function folderOf(id: string): string {
  staging ??= newFolder();
  return join(staging, 'models', id);
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-scripts-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
