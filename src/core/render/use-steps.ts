/** A plan's steps as the use of a format's files. */
import type { Action, Plan, Step } from '../plan/plan.ts';
import type { Use } from './format.ts';
import { renderStep } from './render.ts';
import { stepReason } from './step-reason.ts';

/** What is left to do of an action once the files say their part; `[]` when they say all of it. */
export type Rewrite = (action: Action, step: Step) => readonly Action[];

/** Other words for a step whose actions became others; `undefined` keeps the plan's. */
export type Relabel = (step: Step) => Pick<Use, 'title' | 'reason'> | undefined;

/**
 * Every step of which something is left to do, in the order of the plan. The folder of the plan is
 * the one that holds the files, so making it and going there is always done.
 */
export function useSteps(
  plan: Plan,
  rewrite: Rewrite,
  relabel: Relabel = () => undefined,
): readonly Use[] {
  return plan.steps.flatMap((step) => {
    const actions = step.actions.flatMap((action) =>
      isOwnFolder(plan, action) ? [] : rewrite(action, step),
    );
    const lines = renderStep(plan, { ...step, actions });
    const { title, reason } = relabel(step) ?? { title: step.title, reason: stepReason(step) };
    return lines === '' ? [] : [{ title, reason, lines }];
  });
}

function isOwnFolder(plan: Plan, action: Action): boolean {
  return (
    (action.do === 'make-folder' || action.do === 'enter-folder') && action.path === plan.folder
  );
}
