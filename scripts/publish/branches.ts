/** What the generated branches hold: the notebooks of all cards, and a branch for Binder a card. */
import type { LoadedCard } from '../../src/catalog/load.ts';
import { binder } from '../../src/core/render/binder/binder.ts';
import type { Format, Publisher, RenderedFile } from '../../src/core/render/format.ts';
import { binderBranch, NOTEBOOKS_BRANCH } from '../../src/core/render/notebook/links.ts';
import { notebook } from '../../src/core/render/notebook/notebook.ts';
import { publishedTarget } from '../../src/core/render/notebook/published-target.ts';
import type { Registry } from '../../src/core/registry.ts';

export interface Branch {
  readonly name: string;
  readonly files: readonly RenderedFile[];
}

/** The branches of a catalog, the notebooks first, then by card. */
export function branchesOf(
  cards: readonly LoadedCard[],
  registry: Registry,
  publisher: Publisher,
): readonly Branch[] {
  const render = (format: Format, { card }: LoadedCard): readonly RenderedFile[] => {
    const found = format.render({ card, target: publishedTarget(card), registry, publisher });
    return found.kind === 'refusal' ? [] : found.files;
  };
  const notebooks = cards.flatMap((card) => render(notebook, card));
  const forBinder = cards.map((card) => ({
    name: binderBranch(card.card.id),
    files: render(binder, card),
  }));
  return [{ name: NOTEBOOKS_BRANCH, files: notebooks }, ...forBinder]
    .filter(({ files }) => files.length > 0)
    .map(({ name, files }) => ({ name, files: [...files, readMe(publisher)] }));
}

/** Whether a name is one that this script gives. */
export function isGeneratedName(name: string): boolean {
  return name === NOTEBOOKS_BRANCH || name.startsWith(binderBranch(''));
}

function readMe({ repository, site }: Publisher): RenderedFile {
  const text = [
    '# Generated',
    '',
    `These files are made from the cards at ${repository} and published at ${site}.`,
    'What is changed here is lost at the next change of a card; change the card instead.',
    '',
  ].join('\n');
  return { name: 'README.md', text };
}
