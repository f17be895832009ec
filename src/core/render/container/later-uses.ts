/** What comes after an image is built, in the order of the plan. */
import type { Action, Step } from '../../plan/plan.ts';
import { programInside } from '../environment.ts';
import type { Use } from '../format.ts';
import { renderStep } from '../render.ts';
import { hostPlan } from './host-steps.ts';
import type { Inside } from './inner-plan.ts';
import { stepReason } from '../step-reason.ts';

/** A program of the environment, as a container has to start it. */
export interface ProgramCall {
  readonly argv: readonly string[];
  readonly in?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Names of variables that the user has set before. */
  readonly pass: readonly string[];
}

/**
 * One use for each step. Words for people and variables are the host's; programs run in the
 * container.
 *
 * @param call spells the start of a program in the container for the host's shell
 */
export function laterUses(
  inside: Inside,
  steps: readonly Step[],
  call: (program: ProgramCall) => string,
): readonly Use[] {
  const pass: string[] = [];
  return steps.map((step) => {
    const lines = step.actions.flatMap((action) => {
      if (action.do === 'set-variable') pass.push(action.name);
      if (action.do !== 'run-inside') return onHost(inside, step, action);
      return [call(programCall(inside, action, [...pass]))];
    });
    return { title: step.title, reason: stepReason(step), lines: lines.join('\n') };
  });
}

/** Names of variables that only the user can fill in. */
export function askedNames(steps: readonly Step[]): readonly string[] {
  const names = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'set-variable' ? [action.name] : [])),
  );
  return [...new Set(names)];
}

function onHost(inside: Inside, step: Step, action: Action): readonly string[] {
  return [renderStep(hostPlan(inside), { ...step, actions: [action] })];
}

function programCall(
  { plan }: Inside,
  action: Extract<Action, { readonly do: 'run-inside' }>,
  pass: readonly string[],
): ProgramCall {
  const [program = 'python', ...rest] = action.argv;
  const argv = [...programInside(plan, program, action.in), ...rest];
  return { argv, in: action.in, env: action.env, pass };
}
