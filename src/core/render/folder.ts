/** What a script looks at before it does anything. */
import type { Plan } from '../plan/plan.ts';

/** Whether the plan makes its own folder; a script then stops when there is one already. */
export function makesFolder(plan: Plan): boolean {
  return plan.steps.some((step) =>
    step.actions.some((action) => action.do === 'make-folder' && action.path === plan.folder),
  );
}

/** Names of the variables that only the user can fill in, in the plan's order, once each. */
export function askedVariables(plan: Plan): readonly string[] {
  const names = new Set<string>();
  for (const step of plan.steps) {
    for (const action of step.actions) {
      if (action.do === 'set-variable' && action.value === undefined) names.add(action.name);
    }
  }
  return [...names];
}
