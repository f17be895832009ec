/** What is done in an image, as lines for its `/bin/sh`. */
import type { Action } from '../../plan/plan.ts';
import { actionCommands } from '../commands.ts';
import { posixLines } from '../posix/lines.ts';
import type { Inside } from './inner-plan.ts';

/** The commands of one action, each as its own lines; without `sudo`, as a build may do all. */
export function buildCommands({ plan }: Inside, action: Action): readonly (readonly string[])[] {
  return actionCommands(plan, action).map((command) =>
    posixLines(plan, command.kind === 'run' ? { ...command, root: false } : command, SPELLING),
  );
}

/** Whether an action changes the system rather than the model's folder. */
export function needsRoot(action: Action): boolean {
  return 'root' in action && action.root;
}

const SPELLING = {
  indent: 4,
  ask: (name: string): string => {
    throw new RangeError(`${name} is asked of the user, so no build can set it.`);
  },
};
