/** From what a plan wants done to what a shell is told, before any spelling. */
import type { Action, Plan, Step } from '../plan/plan.ts';
import type { Command, Run } from './command.ts';
import { prefixPath, programInside } from './environment.ts';
import { pipArguments } from './pip.ts';

/** The commands of one step, in the order of its actions. */
export function stepCommands(plan: Plan, step: Step): readonly Command[] {
  return step.actions.flatMap((action) => actionCommands(plan, action));
}

/** The commands of one action; most come to one, a clone to two, a by-hand action to a message. */
export function actionCommands(plan: Plan, action: Action): readonly Command[] {
  switch (action.do) {
    case 'make-folder':
      return [{ kind: 'make-folder', path: action.path }];
    case 'enter-folder':
      return [{ kind: 'enter', path: action.path }];
    case 'refresh-lists':
      return [run(action.argv, { root: action.root })];
    case 'install-system':
      return [run([...action.argv, ...action.names], { root: action.root })];
    case 'run-container': {
      const { options, mounts, image, argv } = action;
      return [{ kind: 'container', options, mounts, image, argv }];
    }
    case 'refresh-path':
      return [{ kind: 'refresh-path' }];
    case 'run':
      return [run(action.argv, { root: action.root, env: action.env })];
    case 'download':
      return download(action);
    case 'create-venv':
      return [run([...action.python, '-m', 'venv', action.path])];
    case 'create-uv-venv':
      return [run(uvVenv(action))];
    case 'create-conda-environment':
      return [run(condaCreate(plan, action), { env: action.env })];
    case 'pip-install':
      return [run(pipArguments(plan, action), { env: action.env })];
    case 'run-inside':
      return [runInside(plan, action)];
    case 'set-variable':
      return [{ kind: 'set', name: action.name, value: action.value }];
    case 'set-library-path':
      return [{ kind: 'library-path', folders: action.folders }];
    case 'clone':
      return clone(action);
    case 'by-hand':
      return [{ kind: 'say', text: action.text, url: action.url }];
    default:
      return action satisfies never;
  }
}

type Doing<Name extends Action['do']> = Extract<Action, { readonly do: Name }>;

function run(
  argv: readonly string[],
  rest: {
    readonly root?: boolean;
    readonly env?: Run['env'] | undefined;
    readonly in?: Run['in'];
  } = {},
): Run {
  return { kind: 'run', argv, env: rest.env ?? {}, in: rest.in, root: rest.root ?? false };
}

function download(action: Doing<'download'>): readonly Command[] {
  const { url, file, sha256, proxy } = action;
  const fetched: Command = { kind: 'download', url, file, proxy };
  return sha256 === undefined ? [fetched] : [fetched, { kind: 'check', file, sha256 }];
}

/**
 * uv refuses a folder with an environment, unless it is told to keep it.
 * @see https://docs.astral.sh/uv/reference/cli/#uv-venv--allow-existing
 */
function uvVenv(action: Doing<'create-uv-venv'>): readonly string[] {
  const seed = action.seed ? ['--seed'] : [];
  const index = action.indexUrl === undefined ? [] : ['--default-index', action.indexUrl];
  const keep = action.keep === true ? ['--allow-existing'] : [];
  return [action.uv, 'venv', '--python', action.python, ...seed, ...keep, ...index, action.path];
}

/** Long options only, and no channels but those named: users' settings must not add any. */
function condaCreate(plan: Plan, action: Doing<'create-conda-environment'>): readonly string[] {
  const prefix = prefixPath(plan.shell, '', action.path);
  const channels = action.channels.flatMap((channel) => ['--channel', channel]);
  const options = ['--yes', '--prefix', prefix, '--override-channels', ...channels];
  return [action.conda, 'create', ...options, ...action.packages];
}

function runInside(plan: Plan, action: Doing<'run-inside'>): Run {
  const [program = 'python', ...rest] = action.argv;
  const argv = [...programInside(plan, program, action.in), ...rest];
  return run(argv, { env: action.env, in: action.in });
}

/** A whole clone, then the one commit: a shallow one cannot reach a commit by its id everywhere. */
function clone(action: Doing<'clone'>): readonly Command[] {
  return [
    run(['git', 'clone', '--', action.repo, action.into]),
    run(['git', '-C', action.into, 'checkout', '--detach', action.commit]),
  ];
}
