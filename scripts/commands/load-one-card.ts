/** The card that a command is about: by its id in the catalog, or by a path anywhere. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cardPaths, loadCard, loadRegistry } from '../../src/catalog/load.ts';
import { attachEvidence } from '../../src/catalog/load-evidence.ts';
import { readCard } from '../../src/catalog/read-card.ts';
import { readerDocs } from '../../src/catalog/reader-docs.ts';
import { nearestWord } from '../../src/catalog/spelling.ts';
import { toProblems } from '../../src/catalog/to-problem.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Registry } from '../../src/core/registry.ts';
import { projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads one card and the registry.
 *
 * @param positionals one id such as `openai-whisper`, or one path to a card
 * @throws UsageError when there is no such card, or when it does not pass the schema
 */
export function loadOneCard(positionals: readonly string[]): {
  readonly card: Card;
  readonly registry: Registry;
} {
  const [name, ...more] = positionals;
  if (name === undefined) throw new UsageError('Name a card: its id, or a path to its file.');
  if (more.length > 0) throw new UsageError(`One card at a time; "${more.join(' ')}" is too much.`);
  const path = pathOf(name);
  const { registry, problems } = loadRegistry(projectRoot);
  if (problems.some(({ level }) => level === 'error')) {
    throw new UsageError('The data files of the catalog have errors. Run `cardstock check` first.');
  }
  const read = readCard(path);
  const own = toProblems({ ...read, path }, read.findings, readerDocs);
  const hasErrors = own.some(({ level }) => level === 'error');
  const loaded = hasErrors ? undefined : loadCard(read, path);
  if (loaded === undefined) {
    throw new UsageError(`${name} does not pass. Run \`cardstock check ${name}\` to see why.`);
  }
  return { card: attachEvidence(projectRoot, loaded.card), registry };
}

function pathOf(name: string): string {
  const isPath = name.endsWith('.md') || name.includes('/') || name.includes('\\');
  if (isPath) {
    if (!existsSync(name)) throw new UsageError(`There is no file ${name}.`);
    return name;
  }
  const ids = cardPaths(projectRoot).map((path) => path.replace(/^.*\/|\.md$/g, ''));
  if (ids.includes(name)) return join(projectRoot, 'catalog', 'models', `${name}.md`);
  const near = nearestWord(name, ids);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new UsageError(`The catalog has no card "${name}".${hint}`);
}
