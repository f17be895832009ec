/** Actions inside the environment as a task: one line for deno_task_shell. */
import type { Action, Plan } from '../../plan/plan.ts';
import { quoteDenoTask } from '../../quote/deno-task.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import type { Run } from '../command.ts';
import { actionCommands } from '../commands.ts';

export type InsideAction = Extract<Action, { readonly do: 'pip-install' | 'run-inside' }>;

/** A task of the workspace. */
export interface Task {
  readonly name: string;
  /** For people. */
  readonly description: string;
  readonly line: string;
}

/** Whether an action runs a program of the environment. */
export function isInside(action: Action): action is InsideAction {
  return action.do === 'pip-install' || action.do === 'run-inside';
}

/** The line of some actions, which stops at the first that fails. */
export function taskLine(plan: Plan, actions: readonly InsideAction[]): string {
  const bare: Plan = { ...plan, shell: 'posix', environment: { kind: 'container', path: '' } };
  const commands = actions.flatMap((action) => actionCommands(bare, action));
  return commands
    .flatMap((command) => (command.kind === 'run' ? [runLine(command)] : []))
    .join(' && ');
}

function runLine({ argv, env, in: folder }: Run): string {
  const variables = Object.entries(env).map(
    ([name, value]) => `${requireVariableName(name)}=${quoteDenoTask(value)}`,
  );
  const call = [...variables, ...argv.map(quoteDenoTask)].join(' ');
  return folder === undefined ? call : `(cd ${quoteDenoTask(folder)} && ${call})`;
}
