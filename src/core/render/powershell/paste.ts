/** Lines to paste into a PowerShell window that a person goes on using. */
import type { Plan, Step } from '../../plan/plan.ts';
import { stepCommands } from '../commands.ts';
import { powerShellLines } from './lines.ts';

const SPELLING = {
  ask: (name: string) => [`$env:${name} = 'replace-me'`],
  afterCall: () => [],
};

/** The lines of one step, without a last line feed. */
export function powerShellStep(plan: Plan, step: Step): string {
  const commands = stepCommands(plan, step);
  return commands.flatMap((command) => powerShellLines(command, SPELLING)).join('\n');
}
