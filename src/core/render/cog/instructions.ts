/** The steps of a plan as keys of `cog.yaml`: its order is Cog's, so what has another order is refused. */
import type { Action } from '../../plan/plan.ts';
import { quoteDockerfile } from '../../quote/dockerfile.ts';
import { toOneLine } from '../../quote/one-line.ts';
import { quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { divide } from '../container/parts.ts';
import { pipArguments } from '../pip.ts';
import type { CogPlan } from './plan.ts';

export interface CogBuild {
  readonly systemPackages: readonly string[];
  /** Lines of the one requirements file; none when the packages come by commands. */
  readonly requirements: readonly string[];
  /** Commands for `/bin/sh`, after packages. */
  readonly run: readonly string[];
  /** `NAME=value`, as an `ENV` instruction takes it. */
  readonly environment: readonly string[];
}

type PipInstall = Extract<Action, { readonly do: 'pip-install' }>;

/** The keys, or a sentence about the step that Cog has no key for. */
export function cogBuild(found: CogPlan): CogBuild | string {
  const parts = divide(found.plan);
  if (typeof parts === 'string') return parts;
  const actions = parts.image
    .filter(({ id }) => id !== 'folder' && id !== 'environment')
    .flatMap((step) => step.actions);
  const problem = actions.map((action) => refuse(found, action)).find((text) => text !== undefined);
  if (problem !== undefined) return problem;
  const later = parts.later.find(({ phase, actions: after }) => phase === 'weights' && runs(after));
  if (later !== undefined) {
    return 'Model files are fetched by a command here, and what it fetches would be gone with the container that Cog runs it in.';
  }
  return {
    systemPackages: actions.flatMap((action) =>
      action.do === 'install-system' ? action.names : [],
    ),
    ...packagesOf(found, actions),
    environment: actions.flatMap((action) =>
      action.do === 'set-variable' && action.value !== undefined
        ? [`${requireVariableName(action.name)}=${environmentValue(action.value)}`]
        : [],
    ),
  };
}

function runs(actions: readonly Action[]): boolean {
  return actions.some((action) => action.do === 'run-inside');
}

function refuse({ request: { registry } }: CogPlan, action: Action): string | undefined {
  switch (action.do) {
    case 'refresh-lists':
    case 'install-system':
    case 'pip-install':
      return undefined;
    case 'run-inside':
      return action.in === undefined
        ? undefined
        : 'A step runs in the folder of a program, and Cog has no place for that.';
    case 'set-variable':
      return registry.images.cog.reserved.some((pattern) => matches(pattern, action.name))
        ? `The variable ${action.name} has to be set, and Cog keeps it for itself.`
        : undefined;
    case 'set-library-path':
      return 'The path of its GPU libraries has to be set, and Cog keeps LD_LIBRARY_PATH for itself.';
    case 'run':
      return `Before the system packages ${toOneLine(action.argv.join(' '))} has to run, and Cog runs commands after them only.`;
    case 'clone':
      return 'The program is run from a copy of its repository, and Cog has no place for that.';
    case 'make-folder':
    case 'enter-folder':
    case 'download':
    case 'create-venv':
    case 'create-uv-venv':
    case 'create-conda-environment':
    case 'run-container':
    case 'refresh-path':
    case 'by-hand':
      return `Cog has no key for the action ${action.do}.`;
    default:
      return action satisfies never;
  }
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/**
 * Cog writes the value into an `ENV` as it is, so it must be quoted for that.
 * @see https://github.com/replicate/cog/blob/main/pkg/dockerfile/env.go
 */
function environmentValue(value: string): string {
  return /^[A-Za-z0-9_./:-]+$/.test(value) ? value : quoteDockerfile(value);
}

/**
 * One file when one file can say it all. Otherwise a command for each step, in the order of the
 * plan: a file knows no second index that is asked for some packages only.
 */
function packagesOf(
  found: CogPlan,
  actions: readonly Action[],
): Pick<CogBuild, 'requirements' | 'run'> {
  const installs = actions.filter((action) => action.do === 'pip-install');
  const others = actions.filter((action) => action.do === 'run-inside');
  if (installs.every(isPlain) && Object.keys(found.buildVariables).length === 0) {
    const requirements = [...new Set(installs.flatMap((action) => action.requirements))];
    return { requirements, run: others.map((action) => programLine(action)) };
  }
  const run = actions.flatMap((action) => {
    if (action.do === 'pip-install') return [installLine(found, action)];
    return action.do === 'run-inside' ? [programLine(action)] : [];
  });
  return { requirements: [], run };
}

/** Nothing but requirements that a file reads as they are: no option, no comment, no variable. */
function isPlain(action: PipInstall): boolean {
  return (
    action.indexUrl === undefined &&
    action.findLinks === undefined &&
    action.torchBackend === undefined &&
    action.flags.length === 0 &&
    action.env === undefined &&
    action.requirements.every((text) => /^[A-Za-z0-9][ !-"%-[\]-~]*$/.test(text))
  );
}

/** The Python that uv fetched says that it is managed from outside; in an image it is ours. */
function installLine({ plan, buildVariables }: CogPlan, action: PipInstall): string {
  const system = { ...plan, environment: { kind: 'container', path: '' } } as const;
  const words = pipArguments(system, { ...action, with: 'uv', uv: 'uv' });
  const at = words.indexOf('install') + 1;
  const argv = [...words.slice(0, at), '--break-system-packages', ...words.slice(at)];
  return oneLine({ ...buildVariables, ...action.env }, argv);
}

function programLine(action: Extract<Action, { readonly do: 'run-inside' }>): string {
  return oneLine(action.env ?? {}, action.argv);
}

function oneLine(env: Readonly<Record<string, string>>, argv: readonly string[]): string {
  const variables = Object.entries(env).map(
    ([name, value]) => `${requireVariableName(name)}=${quotePosix(value)}`,
  );
  return [...variables, ...argv.map(quotePosix)].join(' ');
}
