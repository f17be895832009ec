/** Requirements files, one for each installation of the plan, and a file of constraints. */
import type { Action, Plan } from '../../plan/plan.ts';
import { planCard } from '../../plan/plan-card.ts';
import { type Format, type FormatRequest, type Rendering, formatRefusal } from '../format.ts';
import { limitsOf } from '../limits.ts';
import { type PackageInstall, packageInstalls } from '../package-installs.ts';
import { type PipInstall, pipArguments } from '../pip.ts';
import { useSteps } from '../use-steps.ts';
import { constraintsText } from './constraints-text.ts';
import { fileNames } from './file-names.ts';
import { inFile, requirementsText } from './requirements-text.ts';

const CONSTRAINTS = 'constraints.txt';

export const requirements: Format = {
  id: 'requirements',
  name: 'Requirements files',
  group: 'environment',
  summary: 'requirements.txt and constraints.txt for pip and uv, in the order of installation.',
  isCommon: true,
  render(request) {
    const plan = planCard(request.card, request.target, request.registry);
    return plan.kind === 'refusal' ? plan : renderFiles(request, plan);
  },
};

function renderFiles(request: FormatRequest, plan: Plan): ReturnType<Format['render']> {
  const installs = packageInstalls(plan);
  if (installs.length === 0) return formatRefusal(request, nothingToHold(plan));
  const names = fileNames(installs);
  const files = [];
  for (const [index, install] of installs.entries()) {
    const file = requirementsText(plan, install, { index, count: installs.length });
    if ('unspeakable' in file) return formatRefusal(request, cannotHold(file.unspeakable));
    files.push({ name: names[index] ?? '', text: file.text });
  }
  const limits = installs.some(holdsToLimits) ? limitsOf(plan, request.card) : [];
  const constraints = constraintsText(plan, limits);
  if ('unspeakable' in constraints) {
    return formatRefusal(request, cannotHold(constraints.unspeakable));
  }
  const all = limits.length === 0 ? files : [...files, { name: CONSTRAINTS, ...constraints }];
  return renderingOf(plan, all, (action) => {
    const index = installs.findIndex((install) => install.action === action);
    const install = installs[index];
    if (install === undefined) return [action];
    return [readFile(plan, install, names[index] ?? '', limits.length > 0)];
  });
}

function renderingOf(
  plan: Plan,
  files: Rendering['files'],
  rewrite: (action: Action) => readonly Action[],
): Rendering {
  const notes =
    files.length > 1
      ? ['The order counts: a package that is there already and fits is not replaced.']
      : [];
  return { kind: 'rendering', files, use: useSteps(plan, rewrite), notes };
}

/** The framework comes from its own index, where limits for other packages may not be met. */
function holdsToLimits({ step, action }: PackageInstall): boolean {
  return step.phase !== 'framework' && !action.flags.includes('no-deps');
}

/** The call that the plan makes, reading from the file what the file says. */
function readFile(
  plan: Plan,
  install: PackageInstall,
  name: string,
  hasConstraints: boolean,
): Action {
  const rest: PipInstall = {
    ...install.action,
    requirements: [],
    indexUrl: undefined,
    findLinks: undefined,
    flags: install.action.flags.filter((flag) => !inFile(flag)),
  };
  const limits = hasConstraints && holdsToLimits(install) ? ['-c', CONSTRAINTS] : [];
  const argv = [...pipArguments(plan, rest), '-r', name, ...limits];
  return { do: 'run', argv, root: false, env: install.action.env };
}

function nothingToHold(plan: Plan): string {
  if (plan.environment.kind === 'container') {
    return 'The container brings its packages, so there is nothing for a requirements file.';
  }
  return `${plan.environment.kind} installs ${plan.card.name} as a whole, so there is nothing for a requirements file.`;
}

function cannotHold(value: string): string {
  return `A requirements file has no quotes and cannot hold ${JSON.stringify(value)}.`;
}
