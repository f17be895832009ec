/** The cells of the steps: what both places do alike once, what they do differently side by side. */
import type { Plan, Step } from '../../plan/plan.ts';
import { sentence } from '../../plan/wording.ts';
import { linkMarkdown, quoteMarkdown } from '../../quote/markdown.ts';
import { renderStep } from '../render.ts';
import { type ActionLines, actionLines } from './action-lines.ts';
import type { Cell } from './cell.ts';
import type { Extra } from './preamble.ts';
import { pythonCall } from './python-call.ts';
import { indent } from './setup-cell.ts';

/** A plan and where its cells run: in the host's own session, or in a kernel of the reader's. */
export interface Place {
  readonly plan: Plan;
  readonly isHost: boolean;
}

/** Cells, and the functions that they call. */
export interface StepCells {
  readonly cells: readonly Cell[];
  readonly extras: ReadonlySet<Extra>;
  /** What no cell can do, in words that end a sentence. */
  readonly cannot?: string | undefined;
}

/** The cells of one plan, or of two that are merged step by step, both in their own order. */
export function stepCells(local: Place, host: Place | undefined): StepCells {
  const pairs = mergeSteps(local.plan.steps, host?.plan.steps ?? []);
  const extras = new Set<Extra>();
  const failed: string[] = [];
  const cells = pairs.flatMap(({ here, there }) => {
    const own = here === undefined ? NOTHING : stepCode(local, here);
    const other = there === undefined || host === undefined ? NOTHING : stepCode(host, there);
    for (const { needs, cannot } of [own, other]) {
      for (const extra of needs) extras.add(extra);
      failed.push(...cannot);
    }
    const lines = host === undefined ? own.lines : sideBySide(own.lines, other.lines);
    return cellsOf({ here, there }, lines);
  });
  return { cells, extras, cannot: failed[0] };
}

/** A step of one plan or the step of the same id in both. */
interface Pair {
  readonly here?: Step | undefined;
  readonly there?: Step | undefined;
}

/** Keeps the order of both lists; a step that both have at the same point becomes one pair. */
function mergeSteps(here: readonly Step[], there: readonly Step[]): readonly Pair[] {
  const [first, ...rest] = here;
  const [other, ...others] = there;
  if (first === undefined) return there.map((step) => ({ there: step }));
  if (other === undefined) return here.map((step) => ({ here: step }));
  if (first.id === other.id) return [{ here: first, there: other }, ...mergeSteps(rest, others)];
  const isShared = there.some(({ id }) => id === first.id);
  const isOtherShared = here.some(({ id }) => id === other.id);
  return isShared && !isOtherShared
    ? [{ there: other }, ...mergeSteps(here, others)]
    : [{ here: first }, ...mergeSteps(rest, there)];
}

interface StepCode {
  readonly lines: readonly string[];
  readonly needs: readonly Extra[];
  readonly cannot: readonly string[];
}

const NOTHING: StepCode = { lines: [], needs: [], cannot: [] };

/** The environment is made before a kernel runs in it; the system is the reader's own affair. */
function stepCode({ plan, isHost }: Place, step: Step): StepCode {
  const isSession = step.actions.every((action) => action.do === 'set-variable');
  if (!isHost && step.phase === 'system' && !isSession) return told(plan, step);
  if (!isHost && step.phase === 'python' && step.id !== 'folder') return NOTHING;
  if (!isHost && step.root) return told(plan, step);
  const found = step.actions.map((action) => actionLines(plan, step, action));
  const spoken = found.filter((item): item is ActionLines => 'lines' in item);
  return {
    lines: spoken.flatMap(({ lines }) => lines),
    needs: spoken.flatMap(({ needs }) => needs ?? []),
    cannot: found.flatMap((item) => ('cannot' in item ? [item.cannot] : [])),
  };
}

/** The lines of a shell, to be seen and not run; by-hand actions stand in the text above. */
function told(plan: Plan, step: Step): StepCode {
  const actions = step.actions.filter((action) => action.do !== 'by-hand');
  if (actions.length === 0) return NOTHING;
  const text = renderStep(plan, { ...step, actions });
  return { lines: pythonCall('tell', [step.title, text]), needs: ['tell'], cannot: [] };
}

function sideBySide(here: readonly string[], there: readonly string[]): readonly string[] {
  if (here.join('\n') === there.join('\n')) return here;
  if (here.length === 0) return ['if IN_COLAB:', ...indent(there)];
  if (there.length === 0) return ['if not IN_COLAB:', ...indent(here)];
  return ['if IN_COLAB:', ...indent(there), 'else:', ...indent(here)];
}

function cellsOf(pair: Pair, lines: readonly string[]): readonly Cell[] {
  const step = pair.here ?? pair.there;
  const byHand = byHandLines(pair);
  if (step === undefined || lines.length + byHand.length === 0) return [];
  const text: Cell = {
    key: `${step.id}-text`,
    type: 'markdown',
    lines: [`## ${quoteMarkdown(step.title)}`, '', reasonLine(step), ...byHand],
  };
  return lines.length === 0 ? [text] : [text, { key: step.id, type: 'code', lines }];
}

function reasonLine({ reason, skip }: Step): string {
  const optional = skip === undefined ? '' : ` Optional: ${skip}`;
  return quoteMarkdown(`${sentence(reason)}${optional}`);
}

function byHandLines({ here, there }: Pair): readonly string[] {
  const own = textsOf(here);
  const other = textsOf(there);
  const all = [...new Set([...own, ...other])];
  const lines = all.map((text) => {
    const onlyIn = own.includes(text) ? 'Outside Colab: ' : 'In Colab: ';
    const isShared =
      there === undefined || here === undefined || own.includes(text) === other.includes(text);
    return `- ${isShared ? '' : onlyIn}${text}`;
  });
  return lines.length === 0 ? [] : ['', 'By hand:', '', ...lines];
}

function textsOf(step: Step | undefined): readonly string[] {
  return (step?.actions ?? []).flatMap((action) => {
    if (action.do !== 'by-hand') return [];
    const where = action.url === undefined ? '' : ` ${linkMarkdown(action.url)}`;
    return [`${quoteMarkdown(sentence(action.text))}${where}`];
  });
}
