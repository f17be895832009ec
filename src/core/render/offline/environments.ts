/** Environments of an offline kit: with the packages that came along, and with the same Python. */
import type { Action, Plan } from '../../plan/plan.ts';
import type { Variables } from '../command.ts';
import { actionCommands } from '../commands.ts';
import { WHEELS } from './wheels.ts';

type UvVenv = Extract<Action, { readonly do: 'create-uv-venv' }>;
type CondaCreate = Extract<Action, { readonly do: 'create-conda-environment' }>;

/**
 * The environment of the connected side; pip makes the wheels, so it is inside.
 *
 * @param fetchesPython whether uv fetches Python, which then goes into the kit
 * @param index address that stands in for the default package index
 */
export function fetchUvVenv(
  plan: Plan,
  action: UvVenv,
  fetchesPython: boolean,
  index: string | undefined,
): readonly Action[] {
  const argv = [action.uv, 'python', 'install', action.python];
  const own = index === undefined ? [] : ['--index-url', index];
  const pip = ['python', '-m', 'pip', 'wheel', '--wheel-dir', WHEELS, ...own, 'pip'];
  return [
    ...(fetchesPython ? [{ do: 'run', argv, root: false, env: PYTHONS } as const] : []),
    uvVenv(plan, { ...action, seed: true }, [], fetchesPython),
    ...(action.seed ? [{ do: 'run-inside', argv: pip } as const] : []),
  ];
}

/** The environment of the other side. */
export function installUvVenv(plan: Plan, action: UvVenv, fetchesPython: boolean): Action {
  return uvVenv(plan, action, ['--offline', '--no-index', '--find-links', WHEELS], fetchesPython);
}

/** conda keeps the packages and their lists in the kit. */
export function fetchCondaEnvironment(action: CondaCreate): Action {
  return { ...action, env: { ...action.env, CONDA_PKGS_DIRS: PACKAGES } };
}

/**
 * conda finds packages and lists there, and asks for nothing else.
 * @see https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html
 */
export function installCondaEnvironment(action: CondaCreate): Action {
  const offline = { CONDA_OFFLINE: 'true', MAMBA_OFFLINE: 'true' };
  return { ...action, env: { ...action.env, CONDA_PKGS_DIRS: PACKAGES, ...offline } };
}

const PACKAGES = 'conda-packages';

/** @see https://docs.astral.sh/uv/reference/environment/ */
const PYTHONS: Variables = {
  UV_PYTHON_INSTALL_DIR: 'python',
  UV_PYTHON_PREFERENCE: 'only-managed',
};

/** The command of the plan, with options after its own name and with variables. */
function uvVenv(
  plan: Plan,
  action: UvVenv,
  options: readonly string[],
  fetchesPython: boolean,
): Action {
  const [command] = actionCommands(plan, action);
  const argv = command?.kind === 'run' ? command.argv : [];
  const at = argv.indexOf('venv', 1) + 1;
  const words = [...argv.slice(0, at), ...options, ...argv.slice(at)];
  return { do: 'run', argv: words, root: false, ...(fetchesPython ? { env: PYTHONS } : {}) };
}
