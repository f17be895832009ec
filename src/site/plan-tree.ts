/** Draws a plan: the verdict with its cautions, the numbered steps, and everything in one block. */
import type { Card } from '../core/card/card.ts';
import type { Action, Caution, Choice, Plan, Step } from '../core/plan/plan.ts';
import { clause } from '../core/plan/wording.ts';
import type { Registry } from '../core/registry.ts';
import { renderPaste, renderStep } from '../core/render/render.ts';
import { codeTree, copyTree } from './copy-tree.ts';
import { evidenceWords } from './evidence-words.ts';
import { recordTree } from './record-tree.ts';
import { OUTSIDE, safeUrl } from './safe-url.ts';
import { sourceTree } from './source-tree.ts';
import { targetName } from './target-name.ts';
import { h, type Tree, type TreeElement } from './tree.ts';

/**
 * Everything below the choices, for a plan.
 *
 * @param today day of the reader, where there is one
 */
export function planTree(
  plan: Plan,
  card: Card,
  registry: Registry,
  today?: string,
): readonly TreeElement[] {
  return [
    verdictTree(plan, card, nameOf(plan, registry), today),
    h(
      'ol',
      { class: 'steps', 'aria-live': 'polite', 'aria-label': 'Steps' },
      plan.steps.map((step) => stepTree(plan, step, card)),
    ),
    takeTree(plan),
    detailTree(plan),
  ];
}

/** How sure the plan is, and what a reader must know before its first step. */
export function verdictTree(plan: Plan, card: Card, name: string, today?: string): TreeElement {
  const { proof, source } = plan.evidence;
  const { tone, text } = evidenceWords(plan.evidence, today);
  const backing = proof === undefined ? sourceTree(card, source) : recordTree(proof.file);
  const cautions = ownCautions(plan, card);
  return h(
    'div',
    { class: `verdict ${tone}`, role: 'status' },
    h('p', {}, h('strong', {}, `${name}. `), text, ' ', backing),
    cautions.length + plan.assumptions.length > 0 &&
      h(
        'ul',
        { class: 'cautions' },
        plan.assumptions.map((text) => h('li', {}, h('b', {}, 'Taken for granted: '), text)),
        cautions.map((caution) => cautionTree(caution, card)),
      ),
  );
}

/** Notes that hold everywhere stand below, in the page, for every target alike. */
function ownCautions(plan: Plan, card: Card): readonly Caution[] {
  const general = card.notes.filter(({ when }) => when === undefined).map(({ text }) => text);
  return plan.cautions.filter(({ text }) => !general.includes(text));
}

function nameOf({ place }: Plan, registry: Registry): string {
  const { platform, gpu, tool, variant, features, stack } = place;
  const target = { platform: platform.id, gpu: gpu.id, tool, variant, features, stack };
  return targetName(target, registry);
}

function cautionTree(caution: Caution, card: Card): TreeElement {
  const { record, source, text } = caution;
  const backing = record === undefined ? sourceTree(card, source) : recordTree(record);
  return h('li', {}, text, ' ', backing);
}

function stepTree(plan: Plan, step: Step, card: Card): TreeElement {
  const commands = step.actions.filter(({ do: kind }) => kind !== 'by-hand');
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'step-head' },
      h('h3', {}, step.title),
      h('p', { class: 'why' }, step.reason, ' ', sourceTree(card, step.source)),
      commands.length > 0 && copyTree(`step-${step.id}`, 'Copy', `Copy: ${step.title}`),
    ),
    step.actions.map((action) => byHandTree(action)),
    commands.length > 0 &&
      codeTree(`step-${step.id}`, step.title, renderStep(plan, { ...step, actions: commands })),
    step.skip !== undefined && h('p', { class: 'aside' }, `May be left out: ${clause(step.skip)}.`),
    changesTree(step),
  );
}

/** What only a person can do is no command, even though the text forms print it as one. */
function byHandTree(action: Action): TreeElement | undefined {
  if (action.do !== 'by-hand') return undefined;
  const { text, url } = action;
  const href = safeUrl(url);
  return h(
    'p',
    { class: 'by-hand' },
    sentence(text),
    href !== undefined && ' ',
    href !== undefined && h('a', { href, rel: OUTSIDE }, url ?? ''),
  );
}

function changesTree(step: Step): TreeElement | undefined {
  if (step.changes === 'nothing') return undefined;
  return h(
    'p',
    { class: 'aside' },
    step.root && h('b', {}, 'Asks for administrator rights. '),
    sentence(step.changes),
    step.undo !== undefined && ` To undo: ${sentence(step.undo, false)}`,
  );
}

function sentence(text: string, isFirst = true): string {
  const start = isFirst ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(text) ? start : `${start}.`;
}

function takeTree(plan: Plan): TreeElement {
  return h(
    'div',
    { class: 'take' },
    copyTree('paste', 'Copy all', 'Copy all steps', 'primary'),
    h(
      'details',
      { class: 'whole' },
      h('summary', {}, 'All steps in one block'),
      codeTree('paste', 'All steps', renderPaste(plan)),
    ),
  );
}

function detailTree(plan: Plan): TreeElement {
  const lines: readonly Tree[] = [
    ...(plan.python === undefined
      ? []
      : [h('li', {}, h('b', {}, `Python ${plan.python.version}: `), plan.python.reason)]),
    ...plan.choices.map(choiceTree),
  ];
  return h(
    'details',
    { class: 'reasons' },
    h('summary', {}, 'Why this plan'),
    lines.length > 0 ? h('ul', {}, lines) : h('p', {}, 'There was nothing to decide.'),
  );
}

function choiceTree(choice: Choice): TreeElement {
  const version = choice.version === undefined ? '' : ` ${choice.version}`;
  return h(
    'li',
    {},
    h('b', {}, `${choice.of}${version}, build ${choice.build}: `),
    choice.reason,
    choice.rejected.length > 0 &&
      h(
        'ul',
        {},
        choice.rejected.map(({ build, reason }) => h('li', {}, `Not ${build}: ${reason}`)),
      ),
  );
}
