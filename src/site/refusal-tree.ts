/** Draws a refusal: what stands in the way, which fact says so, and buttons to what works. */
import type { Card } from '../core/card/card.ts';
import type { Refusal } from '../core/plan/plan.ts';
import type { Registry } from '../core/registry.ts';
import { DEFAULT_FORMAT, type FormatEntry } from './format-entry.ts';
import { choiceToQuery } from './format-query.ts';
import { sourceTree } from './source-tree.ts';
import { targetName } from './target-name.ts';
import { h, type TreeElement } from './tree.ts';

/** The format that refused, and those that work for the same target. */
export interface RefusedFormat {
  readonly as: string;
  readonly formats: readonly FormatEntry[];
}

/** Everything below the choices, for a refusal. */
export function refusalTree(
  refusal: Refusal,
  card: Card,
  registry: Registry,
  refused: RefusedFormat = { as: DEFAULT_FORMAT, formats: [] },
): readonly TreeElement[] {
  return [
    h(
      'div',
      { class: 'verdict cannot', role: 'status' },
      h(
        'p',
        {},
        h('strong', {}, 'Not like this. '),
        refusal.reason,
        ' ',
        sourceTree(card, refusal.source),
      ),
    ),
    nearestTree(refusal, registry, refused),
  ];
}

function nearestTree(
  { target, nearest }: Refusal,
  registry: Registry,
  { as, formats }: RefusedFormat,
): TreeElement {
  const ways = [
    ...nearest.map((near) => ({
      query: choiceToQuery(near.target, as),
      name: targetName(near.target, registry),
      why: near.reason,
    })),
    ...formats.map(({ id, name, summary }) => ({
      query: choiceToQuery(target, id),
      name,
      why: summary,
    })),
  ];
  if (ways.length === 0) {
    return h('p', { class: 'nearest' }, 'No other target is known to work.');
  }
  return h(
    'div',
    { class: 'nearest' },
    h('h3', {}, 'What works instead'),
    h('ul', {}, ways.map(wayTree)),
  );
}

interface Way {
  readonly query: string;
  readonly name: string;
  readonly why: string;
}

function wayTree({ query, name, why }: Way): TreeElement {
  return h(
    'li',
    {},
    h('button', { type: 'button', class: 'target', 'data-query': query }, name),
    ' ',
    h('span', { class: 'why' }, why),
  );
}
