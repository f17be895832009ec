/** What a script must know of a step before it begins: what to look for, what to ask, what it touches. */
import type { Action, Plan, Step } from '../../plan/plan.ts';

/** A system package that a step installs. */
export interface WantedPackage {
  readonly manager: string;
  readonly name: string;
  /** The plan calls the program of this name, so one from elsewhere does as well. */
  readonly isProgram: boolean;
}

/** An interpreter that a step starts. */
export interface WantedPython {
  readonly argv: readonly string[];
  /** Minor version that it must have, or `undefined` where any will do. */
  readonly version: string | undefined;
}

/** A variable that only the user can fill in. */
export interface AskedVariable {
  readonly name: string;
  readonly secret: boolean;
  readonly optional: boolean;
}

export interface StepFacts {
  readonly packages: readonly WantedPackage[];
  readonly pythons: readonly WantedPython[];
  readonly asked: readonly AskedVariable[];
  /** Makes and enters the model's folder. */
  readonly isFolder: boolean;
  /** Changes the system outside the model's folder. */
  readonly isSystem: boolean;
  /** Proves the installation; when it fails, what was installed stays. */
  readonly isProof: boolean;
}

export function stepFacts(plan: Plan, step: Step): StepFacts {
  const programs = calledPrograms(plan);
  const packages = step.actions.flatMap((action) =>
    action.do === 'install-system'
      ? action.names.map((name) => ({
          manager: action.manager,
          name,
          isProgram: programs.has(programOf(name)),
        }))
      : [],
  );
  return {
    packages,
    pythons: step.actions.flatMap((action) =>
      action.do === 'create-venv' ? [pythonOf(plan, action)] : [],
    ),
    asked: step.actions.flatMap((action) =>
      action.do === 'set-variable' && action.value === undefined
        ? [{ name: action.name, secret: action.secret, optional: step.skip !== undefined }]
        : [],
    ),
    isFolder: step.actions.some(
      (action) => action.do === 'make-folder' && action.path === plan.folder,
    ),
    isSystem: packages.length > 0 || step.actions.some(changesSystem),
    isProof: step.phase === 'verify',
  };
}

/** winget's ids end in the name: `astral-sh.uv`. */
function programOf(name: string): string {
  return (name.split('.').at(-1) ?? name).toLowerCase();
}

function changesSystem(action: Action): boolean {
  return action.do === 'refresh-lists' || (action.do === 'run' && action.root);
}

/** The environment's own interpreter has the chosen version; one that only fetches uv may be any. */
function pythonOf(
  { environment, python }: Plan,
  action: Extract<Action, { readonly do: 'create-venv' }>,
): WantedPython {
  const isOwn = action.path === environment.path;
  return { argv: action.python, version: isOwn ? python?.version : undefined };
}

/** Programs outside the environment that some step starts by their bare names. */
function calledPrograms({ steps }: Plan): ReadonlySet<string> {
  return new Set(steps.flatMap(({ actions }) => actions.flatMap(programsOf)));
}

function programsOf(action: Action): readonly string[] {
  switch (action.do) {
    case 'run':
      return action.argv.slice(0, 1);
    case 'download':
      return ['curl'];
    case 'create-uv-venv':
      return [action.uv];
    case 'create-conda-environment':
      return [action.conda];
    case 'clone':
      return ['git'];
    case 'pip-install': {
      const uv = action.uv === undefined ? [] : [action.uv];
      return action.requirements.some((text) => text.includes('git+')) ? [...uv, 'git'] : uv;
    }
    case 'make-folder':
    case 'enter-folder':
    case 'refresh-lists':
    case 'install-system':
    case 'run-container':
    case 'refresh-path':
    case 'create-venv':
    case 'run-inside':
    case 'set-variable':
    case 'set-library-path':
    case 'by-hand':
      return [];
    default:
      return action satisfies never;
  }
}
