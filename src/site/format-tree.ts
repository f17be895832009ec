/** Draws what a format gives: its files with buttons to copy and save, how they are used, the notes. */
import type { Card } from '../core/card/card.ts';
import { isObstacle } from '../core/plan/obstacle.ts';
import { attemptPlan } from '../core/plan/plan-card.ts';
import type { Target } from '../core/plan/plan.ts';
import type { Rendering, RenderedFile, Use } from '../core/render/format.ts';
import type { Registry } from '../core/registry.ts';
import { codeTree, copyTree } from './copy-tree.ts';
import type { FormatEntry } from './format-entry.ts';
import type { FormatOutcome } from './format-outcome.ts';
import { choiceToQuery } from './format-query.ts';
import type { PlannerState } from './planner-state.ts';
import { refusalTree } from './refusal-tree.ts';
import { TOOLS } from './target-query.ts';
import { verdictTree } from './plan-tree.ts';
import { placeName } from './target-name.ts';
import { h, type TreeElement } from './tree.ts';

/** Everything below the choices, for a format other than the default. */
export function formatTree(
  card: Card,
  registry: Registry,
  state: PlannerState,
  format: FormatEntry,
  outcome: FormatOutcome,
): readonly TreeElement[] {
  switch (outcome.kind) {
    case 'loading':
      return [h('p', { class: 'quiet', role: 'status' }, `Preparing ${format.name}.`)];
    case 'failed':
      return [failedTree(state, format)];
    case 'done':
      return outcome.result.kind === 'refusal'
        ? refusalTree(outcome.result, card, registry, { as: state.as, formats: outcome.instead })
        : renderingTree(card, registry, state, format, outcome.result);
    default:
      return outcome satisfies never;
  }
}

function failedTree({ target, as }: PlannerState, { name }: FormatEntry): TreeElement {
  return h(
    'div',
    { class: 'verdict cannot', role: 'status' },
    h(
      'p',
      {},
      h('strong', {}, 'Not loaded. '),
      `The code that writes ${name} could not be fetched. `,
      h('a', { href: choiceToQuery(target, as) }, 'Load the page again'),
    ),
  );
}

function renderingTree(
  card: Card,
  registry: Registry,
  state: PlannerState,
  format: FormatEntry,
  { files, use, notes }: Rendering,
): readonly TreeElement[] {
  return [
    sureTree(card, registry, state.target),
    h('p', { class: 'format-line' }, h('b', {}, `${format.name}: `), format.summary),
    ...(files.length > 1 ? [allTree(card, state.as)] : []),
    ...files.map(fileTree),
    ...(use.length > 0 ? [useTree(use)] : []),
    ...(notes.length > 0 ? [notesTree(notes)] : []),
  ];
}

/** A format brings its own tool, so the words are those of the first tool that has a plan here. */
function sureTree(card: Card, registry: Registry, target: Target): TreeElement {
  const name = placeName(target, registry);
  const tools = [target.tool, ...TOOLS.map(({ id }) => id)];
  for (const tool of tools) {
    const plan = attemptPlan(card, { ...target, tool }, registry);
    if (!isObstacle(plan)) return verdictTree(plan, card, name);
  }
  return h(
    'div',
    { class: 'verdict warn', role: 'status' },
    h('p', {}, h('strong', {}, `${name}.`)),
  );
}

/** Several files belong into one folder, and some into folders below it. */
function allTree(card: Card, as: string): TreeElement {
  return h(
    'p',
    { class: 'save-all' },
    h(
      'button',
      { type: 'button', class: 'primary', 'data-zip': true },
      `Save all as ${archiveName(card, as)}`,
    ),
  );
}

/** File name of the archive with all files of a format. */
export function archiveName({ id }: Card, as: string): string {
  return `${id}-${as}.zip`;
}

function fileTree({ name, text, executable }: RenderedFile, index: number): TreeElement {
  const id = `file-${String(index)}`;
  return h(
    'section',
    { class: 'file', 'aria-label': name },
    h(
      'div',
      { class: 'file-head' },
      h('h3', {}, h('code', {}, name)),
      executable === true && h('span', { class: 'why' }, 'executable'),
      h(
        'span',
        { class: 'file-buttons' },
        copyTree(id, 'Copy', `Copy: ${name}`),
        saveTree(id, name),
      ),
    ),
    codeTree(id, name, text),
  );
}

/** A real link, so that a browser saves as it always does; the element gives it the bytes. */
function saveTree(from: string, name: string): TreeElement {
  return h(
    'cardstock-save',
    { 'data-from': from },
    h('a', { href: `#${from}`, download: baseName(name), 'aria-label': `Save: ${name}` }, 'Save'),
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function useTree(use: readonly Use[]): TreeElement {
  return h(
    'ol',
    { class: 'steps', 'aria-label': 'Steps' },
    use.map(({ title, reason, lines }, index) => {
      const id = `use-${String(index)}`;
      return h(
        'li',
        {},
        h(
          'div',
          { class: 'step-head' },
          h('h3', {}, title),
          h('p', { class: 'why' }, reason),
          copyTree(id, 'Copy', `Copy: ${title}`),
        ),
        codeTree(id, title, lines),
      );
    }),
  );
}

function notesTree(notes: readonly string[]): TreeElement {
  return h(
    'div',
    { class: 'format-notes' },
    h('h3', {}, 'Good to know'),
    h(
      'ul',
      {},
      notes.map((note) => h('li', {}, note)),
    ),
  );
}
