/** Sorts a plan's actions into the files that repo2docker reads, in the order in which it does. */
import type { Action, Plan, Step } from '../../plan/plan.ts';

/** What goes into which file. */
export interface Sorted {
  /** Names for `apt.txt`. */
  readonly apt: readonly string[];
  /** The environment that conda makes, for `environment.yml`. */
  readonly conda?: Doing<'create-conda-environment'> | undefined;
  /** Steps of the build, with the actions that `postBuild` does. */
  readonly build: readonly Step[];
  /** Variables of every session, for `start`. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
  /** Steps that the notebook does. */
  readonly session: readonly Step[];
  /** What is left to the reader: optional steps that no build can do. */
  readonly left: readonly string[];
}

/** Why a step cannot be done, as the end of a sentence. */
export interface Impossible {
  readonly impossible: string;
}

type Doing<Name extends Action['do']> = Extract<Action, { readonly do: Name }>;

/** The sorted actions, or the first that Binder cannot do and nobody may leave out. */
export function sortActions(plan: Plan): Sorted | Impossible {
  const apt = new Set<string>();
  const variables: { name: string; value: string }[] = [];
  const build: Step[] = [];
  const left: string[] = [];
  let conda: Sorted['conda'];
  for (const step of plan.steps) {
    if (step.phase === 'verify') continue;
    const kept: Action[] = [];
    for (const action of step.actions) {
      const place = placeOf(plan, action);
      if (typeof place !== 'string') {
        if (step.skip === undefined) return place;
        left.push(`${step.title}: ${place.impossible}. ${step.skip}`);
      }
      if (place === 'build' || place === 'variable') kept.push(action);
      if (action.do === 'install-system') for (const name of action.names) apt.add(name);
      if (action.do === 'create-conda-environment') conda = action;
      if (action.do === 'set-variable' && action.value !== undefined) {
        variables.push({ name: action.name, value: action.value });
      }
    }
    if (kept.length > 0) build.push({ ...step, actions: kept });
  }
  const session = plan.steps.filter(({ phase }) => phase === 'verify');
  return { apt: [...apt].toSorted(), conda, build, variables, session, left };
}

type PlaceOfAction = 'itself' | 'build' | 'variable' | Impossible;

/** `itself`: a file of its own, or done by repo2docker without being told. */
function placeOf(plan: Plan, action: Action): PlaceOfAction {
  switch (action.do) {
    case 'make-folder':
    case 'enter-folder':
      return action.path === plan.folder ? 'itself' : 'build';
    case 'refresh-lists':
    case 'install-system':
      return action.manager === 'apt'
        ? 'itself'
        : { impossible: `its builds install system packages by apt, not by ${action.manager}` };
    case 'create-venv':
    case 'create-conda-environment':
    case 'refresh-path':
      return 'itself';
    case 'run':
      return action.root
        ? { impossible: `its builds give no administrator rights for ${action.argv.join(' ')}` }
        : 'build';
    case 'download':
    case 'pip-install':
    case 'run-inside':
    case 'clone':
      return 'build';
    case 'set-variable':
      return action.value === undefined
        ? {
            impossible: `${action.name} is yours alone and must not be typed into a public session`,
          }
        : 'variable';
    case 'by-hand':
      return { impossible: `a person has to do this first: ${action.text.replace(/\.$/, '')}` };
    case 'create-uv-venv':
      return { impossible: 'it makes its environment itself and not by uv' };
    case 'set-library-path':
      return { impossible: 'a GPU build needs a library path, and it has no GPU' };
    case 'run-container':
      return { impossible: 'it runs no containers inside its own' };
    default:
      return action satisfies never;
  }
}
