/** Draws a refusal: what stands in the way, which fact says so, and buttons to what works. */
import type { Card } from '../core/card/card.ts';
import type { Refusal } from '../core/plan/plan.ts';
import type { Registry } from '../core/registry.ts';
import { sourceTree } from './source-tree.ts';
import { targetName } from './target-name.ts';
import { targetToQuery } from './target-query.ts';
import { h, type TreeElement } from './tree.ts';

/** Everything below the choices, for a refusal. */
export function refusalTree(
  refusal: Refusal,
  card: Card,
  registry: Registry,
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
    nearestTree(refusal, registry),
  ];
}

function nearestTree(refusal: Refusal, registry: Registry): TreeElement {
  if (refusal.nearest.length === 0) {
    return h('p', { class: 'nearest' }, 'No other target is known to work.');
  }
  return h(
    'div',
    { class: 'nearest' },
    h('h3', {}, 'What works instead'),
    h(
      'ul',
      {},
      refusal.nearest.map(({ target, reason }) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', class: 'target', 'data-query': targetToQuery(target) },
            targetName(target, registry),
          ),
          ' ',
          h('span', { class: 'why' }, reason),
        ),
      ),
    ),
  );
}
