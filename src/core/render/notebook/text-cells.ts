/** What a notebook says around its steps: what it is, what to know, how the model is used. */
import type { Card } from '../../card/card.ts';
import type { Plan } from '../../plan/plan.ts';
import { linkMarkdown, quoteMarkdown } from '../../quote/markdown.ts';
import type { Publisher } from '../format.ts';
import type { Cell } from './cell.ts';

/** Title, summary, where it works and where it comes from. */
export function introCell(
  card: Card,
  works: string,
  links: readonly (readonly [name: string, url: string])[],
): Cell {
  const items = links.map(([name, url]) => `- ${quoteMarkdown(name)}: ${linkMarkdown(url)}`);
  return {
    key: 'intro',
    type: 'markdown',
    lines: [
      `# ${quoteMarkdown(card.name)}`,
      '',
      quoteMarkdown(card.summary),
      '',
      quoteMarkdown(works),
      ...(items.length === 0 ? [] : ['', ...items]),
    ],
  };
}

/** The page of the card, where it is published. */
export function cardPage(
  publisher: Publisher | undefined,
  { id }: Card,
): readonly (readonly [string, string])[] {
  return publisher === undefined ? [] : [['Card', `${publisher.site}models/${id}/`]];
}

/** What plans take for granted and warn of, each sentence once; none when there is nothing. */
export function notesCell(plans: readonly Plan[]): readonly Cell[] {
  const texts = plans.flatMap(({ assumptions, cautions }) => [
    ...assumptions,
    ...cautions.map(({ text }) => text),
  ]);
  const unique = [...new Set(texts)];
  if (unique.length === 0) return [];
  const items = unique.map((text) => `- ${quoteMarkdown(text)}`);
  return [{ key: 'notes', type: 'markdown', lines: ['## To know', '', ...items] }];
}

/**
 * The card's example. IPython acts on lines that begin with one of its marks or end in a question
 * mark, and on `name = !command`; an example with such a line is shown and not run.
 * @see https://ipython.readthedocs.io/en/stable/interactive/reference.html
 */
export function usageCells({ usage }: Card): readonly Cell[] {
  if (usage === undefined) return [];
  const lines = usage
    .toWellFormed()
    .trimEnd()
    .split(/\r\n|[\n\r]/);
  const title: Cell = { key: 'usage-text', type: 'markdown', lines: ['## Use it'] };
  return [title, { key: 'usage', type: lines.some(isMagic) ? 'raw' : 'code', lines }];
}

function isMagic(line: string): boolean {
  return /^\s*[!%?,;/]|\?\s*$|=\s*[!%]|^\s*(?:>>>|In \[)/.test(line);
}
