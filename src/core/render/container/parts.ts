/** What of a plan belongs into an image, and what comes afterwards, when there is a GPU and a user. */
import type { Action, Plan, Step } from '../../plan/plan.ts';
import { toOneLine } from '../../quote/one-line.ts';

/** A step with those of its actions that belong to one part. */
export type Part = Step;

export interface Parts {
  /** In the order of the plan. */
  readonly image: readonly Part[];
  readonly later: readonly Part[];
}

/**
 * Divides the steps of a plan. Model files, tokens, checks and what only a person can do come later:
 * files are large, some behind terms; a token must not end up in a layer; a build sees no GPU.
 *
 * @returns a sentence when a build would have to wait for something that comes later
 */
export function divide(plan: Plan): Parts | string {
  const image: Part[] = [];
  const later: Part[] = [];
  let waiting: Action | undefined;
  for (const step of plan.steps) {
    const inside = step.actions.filter((action) => !isLater(step, action));
    const after = step.actions.filter((action) => isLater(step, action));
    for (const action of step.actions) {
      if (isLater(step, action)) waiting ??= action;
      else if (waiting !== undefined && !isSetting(action)) return halfway(waiting);
    }
    if (inside.length > 0) image.push({ ...step, actions: inside });
    if (after.length > 0) later.push({ ...step, actions: after });
  }
  return { image, later };
}

function isLater(step: Step, action: Action): boolean {
  if (step.phase === 'verify' || action.do === 'by-hand') return true;
  if (action.do === 'set-variable') return action.value === undefined || action.secret;
  return step.phase === 'weights' && isFetch(step) && action.do === 'run-inside';
}

/** The planner's own ids of steps that fetch model files. */
function isFetch({ id }: Step): boolean {
  return /^weights(?:-\d+)?$/.test(id);
}

/** It holds from the start, wherever it stands. */
function isSetting(action: Action): boolean {
  return action.do === 'set-variable' || action.do === 'set-library-path';
}

function halfway(action: Action): string {
  if (action.do === 'set-variable') {
    return `A build cannot ask for ${action.name}, which only the person who installs knows.`;
  }
  if (action.do !== 'by-hand') {
    return 'A step of the installation needs files or a token that a build must not have.';
  }
  const text = toOneLine(action.text).replace(/\.$/, '');
  return `A build cannot wait for what only a person can do in the middle: ${text}.`;
}
