/**
 * Two plans out of one: what a connected machine of the same kind does, and what the machine
 * without network does then. Each step of the plan is in one or in both, in its order.
 */
import type { Card } from '../../card/card.ts';
import type { Action, Plan, Step } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import type { Variables } from '../command.ts';
import { withoutBackends } from './backend.ts';
import { type Carrying, installsSystem } from './carrying.ts';
import { fetchActions } from './fetch-actions.ts';
import { installActions } from './install-actions.ts';
import { silence } from './silence.ts';
import { offlineManager } from './system-files.ts';
import { type WeightFiles, wantedWeights, weightFiles } from './weights.ts';
import { whyNotCarried } from './wheels.ts';

export interface Kit {
  readonly fetch: Plan;
  readonly install: Plan;
  /** For every later session on the machine without network. */
  readonly variables: Variables;
  readonly weights: WeightFiles;
  /** Folders that the connected machine needs for itself, relative to the kit's. */
  readonly scratch: readonly string[];
  readonly hasSystemFiles: boolean;
  readonly notes: readonly string[];
}

/**
 * Splits a plan, or says in a sentence why it cannot be carried.
 *
 * @param fetchesPython whether uv fetches Python because the platform brings another
 * @param index address that stands in for the default package index
 */
export function kitOf(
  asked: Plan,
  card: Card,
  registry: Registry,
  fetchesPython: boolean,
  index: string | undefined,
): Kit | string {
  const plan = withoutBackends(asked, registry);
  const obstacle = obstacleOf(plan, card, registry);
  if (obstacle !== undefined) return obstacle;
  const weights = weightFiles(plan, card, index);
  const quiet = silence(plan, card, registry, weights.usesHub);
  const context: Carrying = { plan, registry, fetchesPython, index, before: [] };
  const fetchSteps = mapSteps(plan, (step, action) => fetchActions(context, step, action));
  const installSteps = mapSteps(plan, (step, action) => installActions(context, step, action));
  const variables = { ...weights.variables, ...quiet };
  return {
    fetch: { ...plan, steps: [...withoutCheck(fetchSteps), ...weightSteps(weights)] },
    // The model's folder comes with the kit.
    install: { ...plan, folder: '.', steps: withVariables(installSteps, variables) },
    variables,
    weights,
    scratch: scratchOf(plan),
    hasSystemFiles: plan.steps.some(({ actions }) => actions.some(installsSystem)),
    notes: systemNotes(plan, registry),
  };
}

function obstacleOf(plan: Plan, card: Card, registry: Registry): string | undefined {
  for (const action of plan.steps.flatMap(({ actions }) => actions)) {
    if (action.do === 'pip-install') {
      const reason = whyNotCarried(action);
      if (reason !== undefined) return reason;
    }
    if (installsSystem(action) && offlineManager(registry, action) === undefined) {
      return `Nothing is known about fetching what ${action.argv.join(' ')} installs for a machine without network.`;
    }
  }
  for (const { when, into, cache_env: cache, command } of wantedWeights(plan, card)) {
    if (when === 'command' && into === undefined && cache === undefined) {
      return `The card does not say where ${command?.join(' ') ?? 'the command'} puts the model files.`;
    }
  }
  return undefined;
}

function mapSteps(
  plan: Plan,
  map: (step: Step, action: Action) => readonly Action[],
): readonly Step[] {
  return plan.steps
    .map((step) => ({
      ...step,
      actions: saidOnce(step.actions.flatMap((action) => map(step, action))),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/** Installs one at a time come to the same words for a person. */
function saidOnce(actions: readonly Action[]): readonly Action[] {
  const texts = actions.map((action) => (action.do === 'by-hand' ? action.text : undefined));
  return actions.filter((_, at) => texts[at] === undefined || texts.indexOf(texts[at]) === at);
}

/** A check may ask for the GPU, which the connected machine need not have. */
function withoutCheck(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ phase }) => phase !== 'verify');
}

function weightSteps({ actions, variables }: WeightFiles): readonly Step[] {
  if (actions.length === 0) return [];
  const step = {
    id: 'model-files',
    phase: 'weights',
    title: 'Model files',
    reason: 'what the model would fetch when it is first used',
    changes: 'downloads files',
    root: false,
  } as const;
  return [{ ...step, actions: [...variableActions(variables), ...actions] }];
}

/** Before the first check, so that it already runs as the model will. */
function withVariables(steps: readonly Step[], variables: Variables): readonly Step[] {
  if (Object.keys(variables).length === 0) return steps;
  const step: Step = {
    id: 'offline',
    phase: 'weights',
    title: 'No calls out',
    reason: 'the model takes its files from the kit and asks nobody',
    changes: 'sets variables in this terminal',
    root: false,
    actions: variableActions(variables),
  };
  const at = steps.findIndex(({ phase }) => phase === 'verify');
  const place = at === -1 ? steps.length : at;
  return [...steps.slice(0, place), step, ...steps.slice(place)];
}

function variableActions(variables: Variables): readonly Action[] {
  return Object.entries(variables).map(([name, value]) => ({
    do: 'set-variable',
    name,
    value,
    secret: false,
  }));
}

/** Environments hold absolute paths, so they are made anew on the other side. */
function scratchOf(plan: Plan): readonly string[] {
  const folders = plan.steps.flatMap(({ actions }) =>
    actions.flatMap((action) => {
      if (action.do === 'create-venv' || action.do === 'create-uv-venv') return [action.path];
      if (action.do !== 'create-conda-environment') return [];
      const [, own] = /^\.[/\\]([^/\\]+)[/\\]/.exec(action.conda) ?? [];
      return own === undefined ? [action.path] : [action.path, own];
    }),
  );
  return [...new Set(folders)].map((folder) => `${plan.folder}/${folder}`);
}

function systemNotes(plan: Plan, registry: Registry): readonly string[] {
  const installs = plan.steps.flatMap(({ actions }) => actions.filter(installsSystem));
  const notes = installs.flatMap((action) => offlineManager(registry, action)?.note ?? []);
  return [...new Set(notes)];
}
