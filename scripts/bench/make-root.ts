/** Writes a folder with a generated catalog: the real data files, and as many cards as asked for. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generateCard } from './generate-card.ts';

/**
 * Writes a catalog.
 *
 * @param root folder to make; `catalog/` goes into it
 * @param project folder whose data files are copied
 * @param count number of cards
 * @param tasks ids that cards may name
 */
export function makeRoot(
  root: string,
  project: string,
  count: number,
  tasks: readonly string[],
): void {
  const models = join(root, 'catalog', 'models');
  cpSync(join(project, 'catalog'), join(root, 'catalog'), {
    recursive: true,
    filter: (source) => !CARD_FOLDERS.has(basename(source)),
  });
  mkdirSync(models, { recursive: true });
  for (let index = 0; index < count; index++) {
    const { id, text } = generateCard(index, tasks);
    writeFileSync(join(models, `${id}.md`), text);
  }
}

/** What belongs to the real cards: they, and the evidence about them. */
const CARD_FOLDERS = new Set(['models', 'evidence']);
