/** A Python script that says in its head what it needs: `uv run` makes the environment and checks the model. */
import type { Action, Plan } from '../../plan/plan.ts';
import { selectVersion } from '../../card/normalize.ts';
import { checkSteps } from '../check-program.ts';
import { type Format, type FormatRequest, formatRefusal } from '../format.ts';
import { packageInstalls } from '../package-installs.ts';
import { projectPlan } from '../uv-project/project-plan.ts';
import { uvProgram } from '../uv-project/uv-program.ts';
import { type Rewrite, useSteps } from '../use-steps.ts';
import { scriptText } from './script-text.ts';

/** Words for the step that runs the script. */
const RUN_WORDS = {
  title: 'Run the script',
  reason: 'uv installs what its head names, then it checks the model',
};

export const scriptMetadata: Format = {
  id: 'pep723',
  name: 'Script for uv run',
  group: 'environment',
  summary: 'A Python script that names what it needs (PEP 723) and checks the model.',
  isCommon: false,
  render(request) {
    const found = projectPlan(request);
    if (found.kind === 'refusal') return found;
    const { plan, tables } = found;
    const reason = whyNoScript(plan);
    if (reason !== undefined) return formatRefusal(found.request, reason);
    const name = `try-${plan.card.id}.py`;
    const text = scriptText(plan, tables, usageOf(found.request, plan));
    return {
      kind: 'rendering',
      files: [{ name, text, executable: true }],
      use: useSteps(plan, runScript(plan, name), (step) =>
        step === checkSteps(plan)[0] ? RUN_WORDS : undefined,
      ),
      notes: ['uv keeps the environment of the script in its cache and makes it again at need.'],
    };
  },
};

function usageOf({ card }: FormatRequest, plan: Plan): string | undefined {
  return (selectVersion(card, plan.place.version) ?? card).usage;
}

/** What needs an environment that stays in a known place. */
function whyNoScript(plan: Plan): string | undefined {
  const checks = checkSteps(plan);
  if (checks.length === 0) return 'The card has no check, so the script would do nothing.';
  if (packageInstalls(plan).some(({ action }) => action.flags.includes('no-build-isolation'))) {
    return 'The plan builds a package with what is installed before it; the environment of a script is made at once.';
  }
  const others = plan.steps.filter((step) => !checks.includes(step));
  const actions = others.flatMap((step) => step.actions);
  if (actions.some((action) => action.do === 'run-inside')) {
    return 'The plan runs a program of the environment before the check; a script has no environment until it runs.';
  }
  if (actions.some((action) => action.do === 'set-library-path')) {
    return 'The plan names folders of the environment to the loader, and uv keeps the environment of a script in its cache.';
  }
  return undefined;
}

/** The script is run where its check stands in the plan; what its head says is done by then. */
function runScript(plan: Plan, name: string): Rewrite {
  const checks = checkSteps(plan);
  const installs = packageInstalls(plan).map(({ action }) => action);
  const env = Object.assign({}, ...installs.map((install) => install.env ?? {}));
  const run: Action = {
    do: 'run',
    argv: [uvProgram(plan), 'run', '--script', name],
    root: false,
    env,
  };
  return (action, step) => {
    if (step === checks[0]) return action === step.actions[0] ? [run] : [];
    if (checks.includes(step) || action.do === 'create-uv-venv') return [];
    return action.do === 'pip-install' && installs.includes(action) ? [] : [action];
  };
}
