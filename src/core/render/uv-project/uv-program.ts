/** How a plan calls uv. */
import type { Plan } from '../../plan/plan.ts';

/** The program that made the environment. */
export function uvProgram(plan: Plan): string {
  for (const { actions } of plan.steps) {
    for (const action of actions) {
      if (action.do === 'create-uv-venv') return action.uv;
    }
  }
  return 'uv';
}
