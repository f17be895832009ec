/** The folder that holds everything, so that one deletion undoes it all. */
import type { Context } from '../context.ts';
import type { Step } from '../plan.ts';

/** Makes the model's folder and goes there. */
export function folderStep({ card }: Context): Step {
  return {
    id: 'folder',
    phase: 'python',
    title: 'A folder of its own',
    reason: 'everything lands here, nothing else on the machine changes',
    changes: `makes the folder ${card.id}`,
    undo: `delete the folder ${card.id}`,
    root: false,
    actions: [
      { do: 'make-folder', path: card.id },
      { do: 'enter-folder', path: card.id },
    ],
  };
}
