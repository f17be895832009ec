/** Draws the whole planner for one state; the build and the browser both call this. */
import type { Card } from '../core/card/card.ts';
import { planCard } from '../core/plan/plan-card.ts';
import type { Registry } from '../core/registry.ts';
import { optionTree } from './option-tree.ts';
import { planTree } from './plan-tree.ts';
import type { PlannerState } from './planner-state.ts';
import { refusalTree } from './refusal-tree.ts';
import { targetToQuery } from './target-query.ts';
import { h, type Tree } from './tree.ts';

/** The children of `<cardstock-planner>`, without the static part that needs no JavaScript. */
export function plannerTree(card: Card, registry: Registry, state: PlannerState): readonly Tree[] {
  const result = planCard(card, state.target, registry);
  return [
    headTree(state),
    optionTree(card, registry, state),
    h('div', { class: 'notices', role: 'status' }, noticesOf(state)),
    h(
      'div',
      { class: 'outcome' },
      result.kind === 'plan'
        ? planTree(result, card, registry)
        : refusalTree(result, card, registry),
    ),
  ];
}

function headTree(state: PlannerState): Tree {
  const query = targetToQuery(state.target);
  return h(
    'div',
    { class: 'install-head' },
    h('h2', { id: 'install' }, 'Install'),
    h(
      'p',
      { class: 'quiet scripted' },
      'Link to exactly this choice: ',
      h('a', { href: query }, h('code', {}, query)),
    ),
  );
}

function noticesOf(state: PlannerState): readonly Tree[] {
  const ignored = state.ignored.map((part) =>
    h('p', {}, 'The address asks for ', h('code', {}, part), ', which this card does not have.'),
  );
  const notice = state.notice === undefined ? [] : [h('p', {}, state.notice)];
  return state.remembered ? [...ignored, ...notice, rememberedTree()] : [...ignored, ...notice];
}

function rememberedTree(): Tree {
  return h(
    'p',
    { class: 'quiet' },
    'System, compute and tool are remembered in this browser. ',
    h('button', { type: 'button', class: 'link', 'data-forget': true }, 'Forget them'),
  );
}
