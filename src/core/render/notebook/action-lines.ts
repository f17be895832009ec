/** An action of a plan as lines of Python, for the Python that the kernel runs in. */
import { isEditable } from '../editable.ts';
import type { Action, Plan, Step } from '../../plan/plan.ts';
import { pipArguments } from '../pip.ts';
import type { Extra } from './preamble.ts';
import { pythonCall } from './python-call.ts';

/** What an action comes to in a cell. */
export interface ActionLines {
  readonly lines: readonly string[];
  readonly needs?: Extra | undefined;
}

/** An action that no cell can do, in words that end a sentence. */
export interface Unspeakable {
  readonly cannot: string;
}

/**
 * The lines of an action. The kernel's own environment stands for the one that the plan makes, so
 * actions that make one come to nothing here: the first cell checks the Python that is there.
 */
export function actionLines(plan: Plan, step: Step, action: Action): ActionLines | Unspeakable {
  switch (action.do) {
    case 'make-folder':
      return { lines: action.path === plan.folder ? [] : makeFolder(action.path) };
    case 'enter-folder':
      return { lines: pythonCall('enter', [action.path]) };
    case 'refresh-lists':
      return { lines: pythonCall('run', [action.argv], { env: envOf(plan, action.manager) }) };
    case 'install-system':
      return {
        lines: pythonCall('run', [[...action.argv, ...action.names]], {
          env: envOf(plan, action.manager),
        }),
      };
    case 'run':
      return { lines: pythonCall('run', [action.argv], { env: action.env }) };
    case 'download':
      return {
        lines: pythonCall('download', [action.url, action.file], { sha256: action.sha256 }),
        needs: 'download',
      };
    case 'create-venv':
    case 'create-uv-venv':
    case 'create-conda-environment':
    case 'refresh-path':
    case 'by-hand':
      return { lines: [] };
    case 'pip-install':
      return pipLines(plan, action);
    case 'run-inside':
      return { lines: pythonCall('inside', [action.argv], { env: action.env, folder: action.in }) };
    case 'set-variable':
      return variableLines(step, action);
    case 'set-library-path':
      return libraryLines(plan, action);
    case 'clone':
      return {
        lines: pythonCall('clone', [action.repo, action.commit, action.into]),
        needs: 'clone',
      };
    case 'run-container':
      return { cannot: `the model runs in the container ${action.image}` };
    default:
      return action satisfies never;
  }
}

type Doing<Name extends Action['do']> = Extract<Action, { readonly do: Name }>;

function makeFolder(path: string): readonly string[] {
  return pythonCall('os.makedirs', [path], { exist_ok: true });
}

/** apt asks questions unless it is told not to, and nobody could answer them here. */
function envOf(plan: Plan, manager: string): Readonly<Record<string, string>> | undefined {
  return manager === 'apt' && plan.place.platform.os === 'linux'
    ? { DEBIAN_FRONTEND: 'noninteractive' }
    : undefined;
}

/** Options as everywhere else; the requirements go by themselves, so that some can be kept. */
function pipLines(plan: Plan, action: Doing<'pip-install'>): ActionLines | Unspeakable {
  if (action.with !== 'pip') return { cannot: 'the packages are installed by uv' };
  const bare: Plan = { ...plan, shell: 'posix', environment: { kind: 'container', path: '' } };
  const [, , , , ...options] = pipArguments(bare, { ...action, requirements: [] });
  const editable = action.requirements.filter((requirement) => isEditable(action, requirement));
  return {
    lines: pythonCall('install', [action.requirements], {
      options: options.length === 0 ? undefined : options,
      env: action.env,
      editable: editable.length === 0 ? undefined : editable,
    }),
  };
}

function variableLines(step: Step, action: Doing<'set-variable'>): ActionLines {
  const { name, value, secret } = action;
  if (value !== undefined) return { lines: pythonCall('os.environ.update', [{ [name]: value }]) };
  const optional = step.skip !== undefined;
  return { lines: pythonCall('ask', [name], { secret, optional }), needs: 'ask' };
}

/** Folders below the environment's packages, wherever this kernel has them. */
function libraryLines(plan: Plan, { folders }: Doing<'set-library-path'>): ActionLines {
  const packages = `${plan.environment.path}/lib/python${plan.python?.version ?? ''}/site-packages/`;
  const below = folders.map((folder) =>
    folder.startsWith(packages) ? folder.slice(packages.length) : folder,
  );
  return { lines: pythonCall('preload', [below]), needs: 'preload' };
}
