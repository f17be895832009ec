/** The folder that holds everything, so that one deletion undoes it all. */
import type { Step } from '../plan.ts';
import { type Site, folderOf } from '../site.ts';

/** Makes the model's folder, or the one that the models of a stack share, and goes there. */
export function folderStep(site: Site): Step {
  const path = folderOf(site);
  return {
    id: 'folder',
    phase: 'python',
    ...wordsFor(site, path),
    root: false,
    actions: [
      { do: 'make-folder', path },
      { do: 'enter-folder', path },
    ],
  };
}

function wordsFor(
  { stack }: Site,
  path: string,
): Pick<Step, 'title' | 'reason' | 'changes' | 'undo'> {
  if (stack === undefined) {
    return {
      title: 'A folder of its own',
      reason: 'everything lands here, nothing else on the machine changes',
      changes: `makes the folder ${path}`,
      undo: `delete the folder ${path}`,
    };
  }
  return {
    title: `The folder of the stack ${stack.stack.name}`,
    reason: 'its models share this folder and the environment in it; it may be there already',
    changes: `makes the folder ${path}, unless it is there`,
    undo: `delete the folder ${path}, and with it every model in it`,
  };
}
