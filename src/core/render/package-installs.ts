/** The installations of a plan that a file of requirements can stand for. */
import type { Plan, Step } from '../plan/plan.ts';
import type { PipInstall } from './pip.ts';

export interface PackageInstall {
  readonly step: Step;
  readonly action: PipInstall;
}

/**
 * In the order of the plan. What a new environment is made ready with, such as a newer pip, is not
 * among them: it is no package of the model.
 */
export function packageInstalls(plan: Plan): readonly PackageInstall[] {
  return plan.steps
    .filter(({ phase }) => phase !== 'python' && phase !== 'system')
    .flatMap((step) =>
      step.actions.flatMap((action) => (action.do === 'pip-install' ? [{ step, action }] : [])),
    );
}
