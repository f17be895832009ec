/** Variables that an environment file sets whenever the environment is used. */
import type { Action, Step } from '../../plan/plan.ts';
import type { Variables } from '../command.ts';

export interface HeldVariables {
  readonly variables: Variables;
  /** The steps without what the file now sets. */
  readonly steps: readonly Step[];
}

/**
 * Moves fixed values into the file. One stays a step as well where a program outside the
 * environment runs after it, for the file's variables hold inside only.
 *
 * @param accepts tells whether the file can say a value
 */
export function holdVariables(
  steps: readonly Step[],
  accepts: (value: string) => boolean = () => true,
): HeldVariables {
  const variables: Record<string, string> = {};
  const kept: Step[] = [];
  steps.forEach((step, at) => {
    const isSeenOutside = steps.slice(at).some(({ actions }) => actions.some(runsOutside));
    const actions = step.actions.filter((action) => {
      if (!isFixed(action) || !accepts(action.value)) return true;
      variables[action.name] = action.value;
      return isSeenOutside;
    });
    if (actions.length > 0) kept.push({ ...step, actions });
  });
  return { variables, steps: kept };
}

type Fixed = Extract<Action, { readonly do: 'set-variable' }> & { readonly value: string };

function isFixed(action: Action): action is Fixed {
  return action.do === 'set-variable' && action.value !== undefined && !action.secret;
}

function runsOutside(action: Action): boolean {
  return ['run', 'clone', 'download', 'run-container', 'install-system'].includes(action.do);
}
