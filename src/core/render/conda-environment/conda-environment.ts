/** `environment.yml` for one platform, and the steps around it. */
import { planCard } from '../../plan/plan-card.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { prefixPath } from '../environment.ts';
import { type Format, type FormatRequest, type Use, formatRefusal } from '../format.ts';
import { renderStep } from '../render.ts';
import { environmentName, environmentText } from './environment-file.ts';
import { fitsSection, sectionLines } from './pip-lines.ts';
import { type SplitPlan, splitPlan } from './split-plan.ts';
import { holdVariables } from './variables.ts';
import { stepReason } from '../step-reason.ts';

const FILE = 'environment.yml';

export const condaEnvironment: Format = {
  id: 'conda-environment',
  name: 'conda environment',
  group: 'environment',
  summary: 'An environment.yml for conda, mamba and micromamba.',
  isCommon: false,
  render(request) {
    const { card, registry } = request;
    const plan = planCard(card, { ...request.target, tool: 'conda' }, registry);
    if (plan.kind === 'refusal') return plan;
    const split = splitPlan(plan, fitsSection);
    if (split === undefined) return noEnvironment(request, plan);
    const held = holdVariables(split.after);
    const text = environmentText({
      title: `Cardstock card ${card.id} on ${plan.place.platform.id}, ${plan.place.gpu.id}`,
      name: environmentName(card.id),
      channels: split.create.channels,
      packages: split.create.packages,
      pip: sectionLines(split.carried),
      variables: held.variables,
    });
    return {
      kind: 'rendering',
      files: [{ name: FILE, text }],
      use: [...split.before, createStep(plan, split), ...held.steps].flatMap(useOf(plan)),
      notes: notesOf(plan, split),
    };
  },
};

function noEnvironment(request: FormatRequest, plan: Plan) {
  return formatRefusal(
    request,
    `${plan.card.name} is not installed into a conda environment on ${plan.place.platform.name}.`,
  );
}

/** By prefix, as all other lines of the plan name the environment. */
function createStep(plan: Plan, { step, create, carried }: SplitPlan): Step {
  const prefix = prefixPath(plan.shell, '', create.path);
  const make = isConda(create.conda) ? ['env', 'create'] : ['create', '--yes'];
  const pip = carried.length === 0 ? '' : ' and runs pip for what conda does not bring';
  const argv = [create.conda, ...make, '--file', FILE, '--prefix', prefix];
  return {
    ...step,
    reason: `reads ${FILE}${pip}`,
    actions: [{ do: 'run', argv, root: false, env: create.env }],
  };
}

function isConda(program: string): boolean {
  return /(?:^|[/\\])conda(?:\.exe|\.bat)?$/.test(program);
}

function useOf(plan: Plan): (step: Step) => readonly Use[] {
  return (step) => {
    const lines = renderStep(plan, step);
    return lines === '' ? [] : [{ title: step.title, reason: stepReason(step), lines }];
  };
}

/** @see https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-virtual.html */
function notesOf(plan: Plan, split: SplitPlan): readonly string[] {
  const { create, after } = split;
  const prefix = prefixPath(plan.shell, '', create.path);
  const notes = [
    `Put ${FILE} into a folder of its own, and run the lines there.`,
    `The file is for ${plan.place.platform.name} only: packages and builds differ between platforms.`,
    `With conda of your own, leave out the step that gets it and write conda in place of ${create.conda}.`,
    `With mamba or micromamba the line that makes the environment begins with mamba create --yes or micromamba create --yes, and conda run becomes mamba run or micromamba run without --no-capture-output.`,
    `After a change of the file: ${create.conda} env update --prune --file ${FILE} --prefix ${prefix}; with micromamba: micromamba update --yes --file ${FILE} --prefix ${prefix}.`,
  ];
  if (after.some(({ actions }) => actions.some((action) => action.do === 'pip-install'))) {
    notes.push(
      'One pip section is one run of pip with one index and one set of options; what needs others is installed by the lines after it, in order.',
    );
  }
  if (plan.place.compute === 'cuda') notes.push(cudaNote(create.packages));
  return notes;
}

function cudaNote(packages: readonly string[]): string {
  const found = packages.map((one) => /^cuda-(?:toolkit|version)=+(\d+\.\d+)$/.exec(one)?.[1]);
  const version = found.find((one) => one !== undefined);
  const value =
    version === undefined ? 'the CUDA version of the machine that will run it' : version;
  return `conda asks the NVIDIA driver which CUDA it supports. To make the environment on a machine without a GPU, set CONDA_OVERRIDE_CUDA to ${value} first.`;
}
