/** What a script looks at before it does anything. */
import type { Plan } from '../plan/plan.ts';

/** Whether the plan makes a folder of its own, so that a script stops when there is one already. */
export function makesFolder(plan: Plan): boolean {
  // The models of a stack share theirs: the second finds what the first one made.
  if (plan.place.stack !== undefined) return false;
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
