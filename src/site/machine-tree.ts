/** Draws the field for a machine profile, and the verdict on the machine that it describes. */
import type { Card } from '../core/card/card.ts';
import type { Verdict } from '../core/fit/verdict.ts';
import type { PlannerState } from './planner-state.ts';
import { sourceTree } from './source-tree.ts';
import { h, type TreeElement } from './tree.ts';

/** A field that takes what `preflight.py --json` prints. */
export function machineTree({ machine }: PlannerState): TreeElement {
  const isWrong = machine?.verdict === 'mistake';
  return h(
    'details',
    { class: 'machine' },
    h('summary', {}, 'Paste your machine profile'),
    h(
      'div',
      { class: 'fields' },
      h(
        'label',
        { for: 'machine' },
        'What ',
        h('code', {}, 'python3 preflight.py --json'),
        ' prints on your machine. It stays in this browser.',
      ),
      h('textarea', {
        id: 'machine',
        rows: '6',
        spellcheck: 'false',
        autocomplete: 'off',
        'aria-invalid': isWrong ? 'true' : undefined,
        'aria-describedby': isWrong ? 'machine-mistake' : undefined,
      }),
      h('button', { type: 'button', class: 'plain', 'data-machine': true }, 'Use this machine'),
      machine?.verdict === 'mistake' &&
        h('p', { id: 'machine-mistake', class: 'mistake', role: 'alert' }, machine.message),
    ),
  );
}

/** The verdict in the colours of the plan; nothing when no profile was pasted. */
export function machineVerdictTree(card: Card, { machine }: PlannerState): TreeElement | undefined {
  if (machine === undefined || machine.verdict === 'mistake') return undefined;
  const { tone, words } = WORDS[machine.verdict];
  return h(
    'div',
    { class: `verdict ${tone}`, role: 'status' },
    h(
      'p',
      {},
      h('strong', {}, `Your machine: ${words}. `),
      machine.reason,
      ' ',
      sourceTree(card, machine.source),
      machine.fix !== undefined && ` ${machine.fix}`,
    ),
  );
}

const WORDS: Readonly<
  Record<Verdict['verdict'], { readonly tone: string; readonly words: string }>
> = {
  fits: { tone: 'ok', words: 'it fits' },
  slow: { tone: 'warn', words: 'it fits, but slowly' },
  cannot: { tone: 'cannot', words: 'it does not fit' },
  unknown: { tone: 'warn', words: 'nobody can say' },
};
