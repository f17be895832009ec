/**
 * How a program of the environment is started, without activation, so that no line depends on what
 * an earlier one did to the session.
 *
 * - venv: the program by its path, `.venv/bin/python` or `.\.venv\Scripts\python.exe`.
 * - conda: through `conda run --prefix`, in every shell. By path alone a program would miss what
 *   activation sets: the folders of the environment's libraries on Windows, the compilers' and
 *   GDAL's variables, and `PATH` for programs that start others.
 * - container: the bare name; the image puts its environment on `PATH`.
 */
import type { Environment, Plan } from '../plan/plan.ts';

/**
 * `run` with options that show output at once; conda's own holds it back until the program ends.
 * @see https://docs.conda.io/projects/conda/en/stable/commands/run.html
 * @see https://github.com/mamba-org/mamba/issues/1467
 */
const CONDA_RUN: Readonly<Record<string, readonly string[]>> = {
  conda: ['run', '--no-capture-output'],
  mamba: ['run'],
  micromamba: ['run'],
};

/**
 * The beginning of a command line that runs a program of the plan's environment.
 * @param program Its bare name, for example `python`.
 * @param folder Folder that it runs in, relative to the model's folder; that folder when left out.
 */
export function programInside(plan: Plan, program: string, folder = ''): readonly string[] {
  const { kind, path } = plan.environment;
  const up = wayUp(folder);
  switch (kind) {
    case 'venv':
      return [callPath(plan.shell, up + programPath(plan, program))];
    case 'conda':
      return [...condaRun(plan), '--prefix', prefixPath(plan.shell, up, path), program];
    case 'container':
      return [program];
    default:
      return kind satisfies never;
  }
}

/** Path of the environment's interpreter as an argument, or `undefined` where it has no path. */
export function interpreterPath(plan: Plan): string | undefined {
  if (plan.environment.kind === 'container') return undefined;
  return spellPath(plan.shell, programPath(plan, 'python'));
}

/** Path of the environment's folder as conda's `--prefix` takes it: never a name. */
export function prefixPath(shell: Plan['shell'], up: string, path: string): string {
  return spellPath(shell, up === '' ? `./${path}` : up + path);
}

/** `../` for every level of a folder. */
function wayUp(folder: string): string {
  const levels = folder.split('/').filter((level) => level !== '' && level !== '.');
  if (levels.includes('..') || folder.startsWith('/')) {
    throw new RangeError(`${folder} is not a folder below the model's.`);
  }
  return '../'.repeat(levels.length);
}

function programPath(plan: Plan, program: string): string {
  const { kind, path } = plan.environment;
  if (plan.shell === 'posix') return `${path}/bin/${program}`;
  return `${path}/${windowsFolder(kind, program)}${program}.exe`;
}

/** conda puts the interpreter itself beside `Scripts`, a venv inside. */
function windowsFolder(kind: Environment['kind'], program: string): string {
  return kind === 'conda' && program === 'python' ? '' : 'Scripts/';
}

function condaRun(plan: Plan): readonly string[] {
  const conda = condaProgram(plan);
  const name = conda.replace(/^.*[/\\]/, '').replace(/\.(?:exe|bat)$/, '');
  return [conda, ...(CONDA_RUN[name] ?? ['run'])];
}

/** The program that made the environment. */
function condaProgram(plan: Plan): string {
  for (const step of plan.steps) {
    for (const action of step.actions) {
      if (action.do === 'create-conda-environment') return action.conda;
    }
  }
  return 'conda';
}

/** PowerShell starts a program by a relative path only when it begins with a dot. */
function callPath(shell: Plan['shell'], path: string): string {
  return spellPath(shell, shell === 'powershell' && !path.startsWith('../') ? `./${path}` : path);
}

function spellPath(shell: Plan['shell'], path: string): string {
  return shell === 'powershell' ? path.replaceAll('/', '\\') : path;
}
