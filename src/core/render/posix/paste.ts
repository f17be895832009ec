/**
 * Lines to paste into a terminal that a person goes on using: nothing that could close it, no
 * comments (zsh does not read them when interactive), no here-documents, no activation.
 * @see https://zsh.sourceforge.io/Doc/Release/Options.html (INTERACTIVE_COMMENTS)
 */
import type { Plan, Step } from '../../plan/plan.ts';
import { stepCommands } from '../commands.ts';
import { posixLines } from './lines.ts';

const SPELLING = { indent: 0, ask: (name: string) => `export ${name}='replace-me'` };

/** The lines of one step, without a last line feed. */
export function posixStep(plan: Plan, step: Step): string {
  const commands = stepCommands(plan, step);
  return commands.flatMap((command) => posixLines(plan, command, SPELLING)).join('\n');
}
