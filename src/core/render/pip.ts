/** `pip install` and `uv pip install`, spelled from one action. */
import type { Action, Plan } from '../plan/plan.ts';
import { isEditable } from './editable.ts';
import { interpreterPath, programInside } from './environment.ts';

export type PipInstall = Extract<Action, { readonly do: 'pip-install' }>;
type Flag = Exclude<PipInstall['flags'][number], 'editable'>;

/**
 * The two tools' spellings of a flag; one that names packages names all of them.
 * @see https://pip.pypa.io/en/stable/cli/pip_install/
 * @see https://docs.astral.sh/uv/reference/cli/#uv-pip-install
 */
const FLAGS: Readonly<Record<Flag, Readonly<Record<PipInstall['with'], string>>>> = {
  'no-build-isolation': { pip: '--no-build-isolation', uv: '--no-build-isolation' },
  'no-deps': { pip: '--no-deps', uv: '--no-deps' },
  pre: { pip: '--pre', uv: '--prerelease=allow' },
  'only-binary': { pip: '--only-binary=:all:', uv: '--only-binary=:all:' },
  'no-binary': { pip: '--no-binary=:all:', uv: '--no-binary=:all:' },
  'force-reinstall': { pip: '--force-reinstall', uv: '--reinstall' },
  upgrade: { pip: '--upgrade', uv: '--upgrade' },
};

/**
 * The command line: options first, then requirements. Never `--extra-index-url`, with which a
 * package of the same name on the other index can win.
 * @throws {RangeError} When pip is asked for `--torch-backend`, which only uv has.
 */
export function pipArguments(plan: Plan, action: PipInstall): readonly string[] {
  if (action.with === 'pip' && action.torchBackend !== undefined) {
    throw new RangeError('pip has no --torch-backend; the plan must name an index.');
  }
  const names = action.requirements.map((requirement) => spell(plan, requirement));
  return [...installer(plan, action), ...options(action), ...spread(action, names)];
}

function installer(plan: Plan, action: PipInstall): readonly string[] {
  if (action.with === 'pip') return [...programInside(plan, 'python'), '-m', 'pip', 'install'];
  const python = interpreterPath(plan);
  const where = python === undefined ? ['--system'] : ['--python', python];
  const uv = action.uv === undefined ? programInside(plan, 'uv') : [action.uv];
  return [...uv, 'pip', 'install', ...where];
}

function options(action: PipInstall): readonly string[] {
  const words: string[] = [];
  for (const flag of action.flags) {
    if (flag !== 'editable') words.push(FLAGS[flag][action.with]);
  }
  if (action.indexUrl !== undefined) words.push('--index-url', action.indexUrl);
  if (action.findLinks !== undefined) words.push('--find-links', action.findLinks);
  if (action.torchBackend !== undefined) words.push(`--torch-backend=${action.torchBackend}`);
  return words;
}

/**
 * Markers may be quoted either way; before 7.3 PowerShell loses double quotes on the way to a
 * program.
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
function spell(plan: Plan, requirement: string): string {
  if (plan.shell === 'posix' || requirement.includes("'")) return requirement;
  return requirement.replaceAll('"', "'");
}

/** A requirement cannot begin with `-`; should one, `--` keeps it from being read as an option. */
function spread(action: PipInstall, names: readonly string[]): readonly string[] {
  if (action.flags.includes('editable')) {
    return names.flatMap((name) => (isEditable(action, name) ? ['--editable', name] : [name]));
  }
  return names.some((name) => name.startsWith('-')) ? ['--', ...names] : names;
}
