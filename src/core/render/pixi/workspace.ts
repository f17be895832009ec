/** What a plan comes to in a pixi workspace: the entries for its platform, and what stays outside. */
import type { ComputeKind } from '../../card/card.ts';
import type { Action, Plan, Step } from '../../plan/plan.ts';
import type { Variables } from '../command.ts';
import { splitPlan } from '../conda-environment/split-plan.ts';
import { holdVariables } from '../conda-environment/variables.ts';
import type { PipInstall } from '../pip.ts';
import { type CondaDependency, condaDependency } from './conda-dependency.ts';
import { type PypiDependency, pypiDependencies } from './pypi-dependency.ts';
import { type InsideAction, type Task, isInside, taskLine } from './task.ts';

export interface PlatformEntries {
  /** Name of the platform in the workspace, for example `linux-64-cuda`. */
  readonly name: string;
  /** conda's name of system and processor. */
  readonly subdir: string;
  /** Oldest CUDA that the driver must support. */
  readonly cuda?: string | undefined;
  readonly channels: readonly string[];
  readonly conda: readonly CondaDependency[];
  readonly pypi: readonly PypiDependency[];
  readonly variables: Variables;
  readonly tasks: readonly Task[];
}

/** A step outside the workspace, or the name of a task in the place of one. */
export type Doing =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'task'; readonly step: Step; readonly task: string };

export interface Workspace {
  readonly entries: PlatformEntries;
  readonly before: readonly Step[];
  readonly after: readonly Doing[];
}

/**
 * Reads a plan by conda.
 *
 * @param subdir conda's name of the plan's platform
 * @param defaultIndex address that stands in for the default package index
 * @returns a sentence when pixi cannot say something
 */
export function workspaceOf(
  plan: Plan,
  subdir: string,
  defaultIndex: string | undefined,
): Workspace | string {
  const split = splitPlan(plan, (install, held) =>
    fits(plan.place.compute, install, held, defaultIndex),
  );
  if (split === undefined) return `${plan.card.name} is not installed into an environment there.`;
  const conda: CondaDependency[] = [];
  for (const spec of split.create.packages) {
    const dependency = condaDependency(spec);
    if (dependency === undefined) return `pixi's tables cannot say the conda package ${spec}.`;
    conda.push(dependency);
  }
  const { variables, steps } = holdVariables(split.after, isPlainValue);
  const { doings, tasks } = tasksOf(plan, steps);
  const entries: PlatformEntries = {
    name: `${subdir}-${plan.place.compute}`,
    subdir,
    cuda: cudaOf(plan, split.create.packages),
    channels: split.create.channels,
    conda,
    pypi: pypiDependencies(split.carried, defaultIndex) ?? [],
    variables,
    tasks,
  };
  return { entries, before: split.before, after: doings };
}

/**
 * pixi solves all packages together, so only plain installs fit. A package of another index brings
 * its own dependencies from the default one; on AMD and Intel GPUs PyTorch needs some that are on
 * its own index alone.
 * @see https://docs.astral.sh/uv/guides/integration/pytorch/
 */
function fits(
  compute: ComputeKind,
  install: PipInstall,
  held: readonly PipInstall[],
  defaultIndex: string | undefined,
): boolean {
  const { flags, env, findLinks, torchBackend, indexUrl } = install;
  if (flags.length > 0 || Object.keys(env ?? {}).length > 0) return false;
  if (findLinks !== undefined || torchBackend !== undefined) return false;
  const isOther = indexUrl !== undefined && indexUrl !== defaultIndex;
  if (isOther && (compute === 'rocm' || compute === 'xpu')) return false;
  return pypiDependencies([...held, install], defaultIndex) !== undefined;
}

/** The shell that activates an environment may expand other characters. */
function isPlainValue(value: string): boolean {
  return /^[A-Za-z0-9_./:@+,=-][A-Za-z0-9_./:@%+,= -]*$/.test(value);
}

/** Neighbouring actions inside the environment become one task; its name is the step's. */
function tasksOf(
  plan: Plan,
  steps: readonly Step[],
): { readonly doings: readonly Doing[]; readonly tasks: readonly Task[] } {
  const doings: Doing[] = [];
  const tasks: Task[] = [];
  for (const step of steps) {
    for (const actions of runsOf(step.actions)) {
      if (!isAllInside(actions)) {
        doings.push({ kind: 'step', step: { ...step, actions } });
        continue;
      }
      const same = tasks.filter(({ name }) => name.replace(/--\d+$/, '') === step.id).length;
      const name = same === 0 ? step.id : `${step.id}--${same + 1}`;
      tasks.push({
        name,
        description: `${step.title}: ${step.reason}`,
        line: taskLine(plan, actions),
      });
      doings.push({ kind: 'task', step, task: name });
    }
  }
  return { doings, tasks };
}

function isAllInside(actions: readonly Action[]): actions is readonly InsideAction[] {
  return actions.every(isInside);
}

function runsOf(actions: readonly Action[]): readonly (readonly Action[])[] {
  const runs: Action[][] = [];
  for (const action of actions) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && isInside(before) === isInside(action)) {
      last.push(action);
    } else {
      runs.push([action]);
    }
  }
  return runs;
}

/** The CUDA that the packages are made for, as far as their names, indexes and versions tell. */
function cudaOf(plan: Plan, packages: readonly string[]): string | undefined {
  if (plan.place.compute !== 'cuda') return undefined;
  const installs = plan.steps.flatMap(({ actions }) =>
    actions.filter((action) => action.do === 'pip-install'),
  );
  const texts = [
    ...packages.filter((spec) => /^cuda-(?:toolkit|version)\b/.test(spec)),
    ...installs.map(({ indexUrl }) => indexUrl ?? ''),
    ...installs.flatMap(({ requirements }) => requirements),
  ];
  for (const text of texts) {
    const [, major, minor] = /(?:^cuda-\w+[=<>]+|[/-]cu)(1\d)\.?(\d)?/.exec(text) ?? [];
    if (major !== undefined) return `${major}.${minor ?? '0'}`;
  }
  return undefined;
}
