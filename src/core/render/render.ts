/** The two texts of a plan, and the lines of one step, in the shell of the plan. */
import type { Plan, Step } from '../plan/plan.ts';
import { posixStep } from './posix/paste.ts';
import { posixScript } from './posix/script.ts';
import { powerShellStep } from './powershell/paste.ts';
import { powerShellScript } from './powershell/script.ts';

/** The lines of one step, to paste where the step before has left off; no last line feed. */
export function renderStep(plan: Plan, step: Step): string {
  return plan.shell === 'posix' ? posixStep(plan, step) : powerShellStep(plan, step);
}

/** The whole plan to paste at once, a blank line between steps; no last line feed. */
export function renderPaste(plan: Plan): string {
  const blocks = plan.steps.map((step) => renderStep(plan, step));
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The whole plan as a file that stops at the first failure; ends in a line feed. */
export function renderScript(plan: Plan): string {
  return plan.shell === 'posix' ? posixScript(plan) : powerShellScript(plan);
}
