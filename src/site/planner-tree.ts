/** Draws the whole planner for one state; the build and the browser both call this. */
import { planCard } from '../core/plan/plan-card.ts';
import { choiceToQuery } from './format-query.ts';
import { formatTree } from './format-tree.ts';
import { machineVerdictTree } from './machine-tree.ts';
import { optionTree } from './option-tree.ts';
import { planTree } from './plan-tree.ts';
import type { PlannerData } from './planner-data.ts';
import type { PlannerState } from './planner-state.ts';
import { refusalTree } from './refusal-tree.ts';
import { h, type Tree, type TreeElement } from './tree.ts';

/** The children of `<cardstock-planner>`, without the static part that needs no JavaScript. */
export function plannerTree(data: PlannerData, state: PlannerState): readonly Tree[] {
  const machine = machineVerdictTree(data.card, state);
  return [
    headTree(state),
    optionTree(data, state),
    h('div', { class: 'notices', role: 'status' }, noticesOf(state)),
    h('div', { class: 'outcome' }, machine, outcomeTree(data, state)),
  ];
}

function outcomeTree(
  { card, registry, formats }: PlannerData,
  state: PlannerState,
): readonly TreeElement[] {
  const format = formats.find(({ id }) => id === state.as);
  if (state.outcome !== undefined && format !== undefined) {
    return formatTree(card, registry, state, format, state.outcome);
  }
  const result = planCard(card, state.target, registry);
  return result.kind === 'plan'
    ? planTree(result, card, registry, state.today)
    : refusalTree(result, card, registry);
}

function headTree({ target, as }: PlannerState): Tree {
  const query = choiceToQuery(target, as);
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
    'System, compute, tool and network are remembered in this browser. ',
    h('button', { type: 'button', class: 'link', 'data-forget': true }, 'Forget them'),
  );
}
