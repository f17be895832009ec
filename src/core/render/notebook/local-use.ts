/** What comes before the notebook in a terminal: the system, the environment, Jupyter in it. */
import type { Action, Plan, Step } from '../../plan/plan.ts';
import type { Use } from '../format.ts';
import { renderStep } from '../render.ts';
import { stepReason } from '../step-reason.ts';

/**
 * One use for each step that the notebook leaves to a terminal, then Jupyter.
 *
 * @param indexUrl what stands in for the default package index
 */
export function localUse(plan: Plan, file: string, indexUrl: string | undefined): readonly Use[] {
  const before = plan.steps.filter(({ phase }) => phase === 'system' || phase === 'python');
  return [
    ...before.map((step) => ({
      title: step.title,
      reason: stepReason(step),
      lines: renderStep(plan, step),
    })),
    jupyter(plan, file, indexUrl),
  ];
}

function jupyter(plan: Plan, file: string, indexUrl: string | undefined): Use {
  const actions: readonly Action[] = [
    { do: 'pip-install', with: 'pip', requirements: ['jupyterlab'], indexUrl, flags: [] },
    { do: 'run-inside', argv: ['jupyter', 'lab', `../${file}`] },
  ];
  const step: Step = {
    id: 'jupyter',
    phase: 'python',
    title: 'Jupyter',
    reason: 'opens the notebook in the environment that it installs into',
    changes: 'installs JupyterLab into the environment',
    root: false,
    actions,
  };
  return { title: step.title, reason: stepReason(step), lines: renderStep(plan, step) };
}
