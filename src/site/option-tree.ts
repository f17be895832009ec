/** Draws the planner's choices as radio buttons and check boxes in fieldsets. */
import type { Registry } from '../core/registry.ts';
import { formatOptionTree } from './format-option-tree.ts';
import { machineTree } from './machine-tree.ts';
import { networkTree } from './network-tree.ts';
import type { PlannerData } from './planner-data.ts';
import { optionGroups, type Option, type OptionGroup } from './planner-options.ts';
import type { PlannerState } from './planner-state.ts';
import { kindOf } from './targets.ts';
import { h, type TreeElement } from './tree.ts';

/** All fieldsets, the two fields that say more about a GPU, and what few people need, folded. */
export function optionTree(
  { card, registry, formats }: PlannerData,
  state: PlannerState,
): TreeElement {
  const groups = optionGroups(card, registry, state.target);
  return h(
    'div',
    { class: 'choices scripted' },
    groups.map((group) => [
      group.key !== 'stack' && groupTree(group, state),
      group.key === 'compute' && gpuTree(registry, state),
      group.key === 'with' && formatOptionTree(formats, state),
    ]),
    h(
      'div',
      { class: 'seldom' },
      groups.map((group) => group.key === 'stack' && stackTree(group, state)),
      networkTree(registry, state.target),
      machineTree(state),
    ),
  );
}

function groupTree(group: OptionGroup, state: PlannerState): TreeElement {
  const shown = group.options.filter(
    ({ isFurther, isChosen }) => !isFurther || isChosen || state.showAll,
  );
  const rest = group.options.length - shown.length;
  return h(
    'fieldset',
    { class: 'choice' },
    h('legend', {}, group.legend),
    h(
      'div',
      { class: 'seg' },
      shown.map((option) =>
        optionLabel(group, option, state.refused[`${group.key}=${option.value}`]),
      ),
      rest > 0 &&
        h('button', { type: 'button', class: 'more', 'data-more': true }, `${String(rest)} more`),
    ),
  );
}

/** Folded, as most people want an environment for one model. */
function stackTree(group: OptionGroup, state: PlannerState): TreeElement {
  const chosen = group.options.find(
    ({ target, isChosen }) => isChosen && target.stack !== undefined,
  );
  const word = chosen === undefined ? '' : ` (${chosen.name})`;
  return h(
    'details',
    { class: 'stacks' },
    h('summary', {}, `Share one environment with other models${word}`),
    groupTree(group, state),
  );
}

/** A refused option stays in reach: choosing it shows the whole reason and the way round. */
function optionLabel(group: OptionGroup, option: Option, refused: string | undefined): TreeElement {
  const id = `${group.key}-${option.value}`;
  const why = refused ?? option.summary;
  return h(
    'label',
    { class: refused === undefined ? 'option' : 'option no', title: why },
    h('input', {
      type: group.many ? 'checkbox' : 'radio',
      id,
      name: group.key,
      value: option.value,
      checked: option.isChosen,
      autocomplete: 'off',
      'aria-describedby': why === undefined ? undefined : `${id}-why`,
    }),
    h('span', {}, option.name, option.detail !== undefined && h('em', {}, ` ${option.detail}`)),
    why !== undefined && h('span', { id: `${id}-why`, hidden: true }, whyText(why, refused)),
  );
}

function whyText(why: string, refused: string | undefined): string {
  return refused === undefined ? why : `Does not work: ${why}`;
}

function gpuTree(registry: Registry, state: PlannerState): TreeElement | undefined {
  const kind = kindOf(registry, state.target.gpu);
  const families = registry.compute.families.filter(({ compute }) => compute === kind);
  if (families.length < 2) return undefined;
  return h(
    'div',
    { class: 'choice gpu' },
    h('label', { for: 'gpu' }, 'Which GPU'),
    h(
      'div',
      { class: 'seg' },
      h(
        'select',
        { id: 'gpu', name: 'gpu', autocomplete: 'off' },
        families.map((family) =>
          h(
            'option',
            { value: family.id, selected: family.id === state.target.gpu },
            nameOf(family),
          ),
        ),
      ),
      kind === 'cuda' && driverTree(state.target.driver),
    ),
  );
}

type Family = Registry['compute']['families'][number];

function nameOf(family: Family): string {
  if (family.generic === true) return 'Not sure';
  const examples = (family.examples ?? []).slice(0, 2).join(', ');
  return examples === '' ? family.name : `${family.name} (${examples})`;
}

function driverTree(driver: string | undefined): readonly TreeElement[] {
  return [
    h('label', { for: 'driver', class: 'driver' }, 'Driver'),
    h('input', {
      id: 'driver',
      name: 'driver',
      value: driver ?? '',
      placeholder: 'if known',
      inputmode: 'decimal',
      pattern: '[0-9]{1,4}([.][0-9]{1,4}){0,3}',
      title: 'Digits and dots, as nvidia-smi prints it',
      autocomplete: 'off',
      size: '9',
    }),
  ];
}
