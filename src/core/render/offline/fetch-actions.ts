/** What the connected machine does for an action of the plan. */
import type { Action, Step } from '../../plan/plan.ts';
import { type Carrying, bringsWeights } from './carrying.ts';
import { fetchCondaEnvironment, fetchUvVenv } from './environments.ts';
import { imageOf, saveImage } from './images.ts';
import { fetchSystem, offlineManager } from './system-files.ts';
import { fetchWheels, wheelsInstead } from './wheels.ts';

/** The plan itself, with files kept of all that it downloads. */
export function fetchActions(carrying: Carrying, step: Step, action: Action): readonly Action[] {
  const { plan, registry, before } = carrying;
  switch (action.do) {
    case 'install-system': {
      const row = offlineManager(registry, action);
      return row === undefined ? [action] : [...fetchSystem(row, action), action];
    }
    case 'pip-install': {
      const actions = fetchWheels(plan, action, before);
      before.push(action);
      return actions;
    }
    case 'create-uv-venv':
      return fetchUvVenv(plan, action, carrying.fetchesPython, carrying.index);
    case 'create-conda-environment':
      return [fetchCondaEnvironment(action)];
    case 'run':
      return fetchRun(action);
    case 'run-container':
      return [];
    case 'by-hand':
      return step.phase === 'system' || bringsWeights(step) ? [action] : [];
    case 'run-inside':
      return bringsWeights(step) ? [action] : [];
    case 'make-folder':
    case 'enter-folder':
    case 'refresh-lists':
    case 'refresh-path':
    case 'download':
    case 'create-venv':
    case 'set-variable':
    case 'set-library-path':
    case 'clone':
      return [action];
    default:
      return action satisfies never;
  }
}

/** An image is saved right after it was pulled or built, uv becomes a wheel before it is installed. */
function fetchRun(action: Extract<Action, { readonly do: 'run' }>): readonly Action[] {
  const image = imageOf(action.argv);
  if (image !== undefined) return [action, saveImage(image, action)];
  const wheels = wheelsInstead(action.argv);
  return wheels === undefined ? [action] : [{ ...action, argv: wheels }, action];
}
