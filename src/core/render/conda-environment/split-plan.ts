/**
 * A plan by conda, split at what a file of an environment manager can hold: the environment itself
 * and the first installs by pip that follow it. All else stays steps, in their order.
 */
import type { Action, Plan, Step } from '../../plan/plan.ts';
import type { PipInstall } from '../pip.ts';

export type CreateEnvironment = Extract<Action, { readonly do: 'create-conda-environment' }>;

export interface SplitPlan {
  /** What comes before the environment; without making the model's folder, which holds the file. */
  readonly before: readonly Step[];
  /** The step that makes the environment. */
  readonly step: Step;
  readonly create: CreateEnvironment;
  /** Installs that the file holds, in their order; nothing but them stands between them. */
  readonly carried: readonly PipInstall[];
  /** What comes after, each step with the actions that are left of it. */
  readonly after: readonly Step[];
}

/**
 * Splits a plan.
 *
 * @param carries tells whether the file can hold an install beside those that it holds already
 * @returns `undefined` for a plan that makes no conda environment
 */
export function splitPlan(
  plan: Plan,
  carries: (install: PipInstall, held: readonly PipInstall[]) => boolean,
): SplitPlan | undefined {
  const at = plan.steps.findIndex(({ actions }) => actions.some(isCreate));
  const step = plan.steps[at];
  const create = step?.actions.find(isCreate);
  if (step === undefined || create === undefined) return undefined;
  const place = step.actions.indexOf(create);
  const before = [...plan.steps.slice(0, at), { ...step, actions: step.actions.slice(0, place) }];
  const rest = [{ ...step, actions: step.actions.slice(place + 1) }, ...plan.steps.slice(at + 1)];
  const { carried, after } = takeInstalls(rest, carries);
  return { before: withoutFolder(plan, before), step, create, carried, after };
}

function isCreate(action: Action): action is CreateEnvironment {
  return action.do === 'create-conda-environment';
}

/** The model's folder is the one that holds the file. */
function withoutFolder(plan: Plan, steps: readonly Step[]): readonly Step[] {
  return steps
    .map((step) => ({ ...step, actions: step.actions.filter((one) => !isFolder(plan, one)) }))
    .filter(({ actions }) => actions.length > 0);
}

function isFolder(plan: Plan, action: Action): boolean {
  if (action.do !== 'make-folder' && action.do !== 'enter-folder') return false;
  return action.path === plan.folder;
}

/** Takes installs from the front until something else comes or one that the file cannot hold. */
function takeInstalls(
  steps: readonly Step[],
  carries: (install: PipInstall, held: readonly PipInstall[]) => boolean,
): Pick<SplitPlan, 'carried' | 'after'> {
  const carried: PipInstall[] = [];
  const after: Step[] = [];
  for (const step of steps) {
    const rest = [...step.actions];
    while (after.length === 0) {
      const [action] = rest;
      if (action?.do !== 'pip-install' || !carries(action, carried)) break;
      carried.push(action);
      rest.shift();
    }
    if (rest.length > 0) after.push({ ...step, actions: rest });
  }
  return { carried, after };
}
