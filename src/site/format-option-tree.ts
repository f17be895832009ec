/** Draws the choice of the output format: the common ones in a row, the others behind "more". */
import type { FormatGroup } from '../core/render/format.ts';
import { type FormatEntry, GROUP_NAMES } from './format-entry.ts';
import type { PlannerState } from './planner-state.ts';
import { h, type TreeElement } from './tree.ts';

/** One group of radio buttons; those behind "more" carry their summary. */
export function formatOptionTree(
  formats: readonly FormatEntry[],
  state: PlannerState,
): TreeElement {
  const common = formats.filter(({ isCommon }) => isCommon);
  const others = formats.filter(({ isCommon }) => !isCommon);
  return h(
    'fieldset',
    { class: 'choice' },
    h('legend', {}, 'As'),
    h(
      'div',
      { class: 'seg' },
      common.map((format) => optionTree(format, state)),
      others.length > 0 && furtherTree(others, state),
    ),
  );
}

function furtherTree(formats: readonly FormatEntry[], state: PlannerState): TreeElement {
  const chosen = formats.find(({ id }) => id === state.as);
  const count = `${String(formats.length)} more formats`;
  return h(
    'details',
    { class: 'formats' },
    h('summary', {}, chosen === undefined ? count : `Chosen: ${chosen.name}, one of ${count}`),
    groupsOf(formats).map((group) => groupTree(group, formats, state)),
  );
}

/** In the order in which formats are registered. */
function groupsOf(formats: readonly FormatEntry[]): readonly FormatGroup[] {
  return [...new Set(formats.map(({ group }) => group))];
}

function groupTree(
  group: FormatGroup,
  formats: readonly FormatEntry[],
  state: PlannerState,
): TreeElement {
  return h(
    'div',
    { class: 'format-group', role: 'group', 'aria-label': GROUP_NAMES[group] },
    h('p', { class: 'group-name', 'aria-hidden': 'true' }, GROUP_NAMES[group]),
    formats
      .filter((format) => format.group === group)
      .map((format) =>
        h(
          'div',
          { class: 'format' },
          optionTree(format, state),
          h('p', { class: 'why', 'aria-hidden': 'true' }, format.summary),
        ),
      ),
  );
}

function optionTree(
  { id, name, summary, isCommon }: FormatEntry,
  { as }: PlannerState,
): TreeElement {
  return h(
    'label',
    { class: 'option', title: isCommon && summary },
    h('input', {
      type: 'radio',
      id: `as-${id}`,
      name: 'as',
      value: id,
      checked: id === as,
      autocomplete: 'off',
      'aria-describedby': `as-${id}-why`,
    }),
    h('span', {}, name),
    h('span', { id: `as-${id}-why`, hidden: true }, summary),
  );
}
