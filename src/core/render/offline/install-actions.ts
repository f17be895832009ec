/** What the machine without network does for an action of the plan. */
import type { Action, Step } from '../../plan/plan.ts';
import { type Carrying, bringsWeights, setsUpRepositories } from './carrying.ts';
import { installCondaEnvironment, installUvVenv } from './environments.ts';
import { imageOf, loadImage } from './images.ts';
import { installSystem, offlineManager } from './system-files.ts';
import { installFromWheels, installWheels } from './wheels.ts';

/** The plan itself, without what came with the kit. */
export function installActions(carrying: Carrying, step: Step, action: Action): readonly Action[] {
  const { plan, registry, fetchesPython } = carrying;
  switch (action.do) {
    case 'refresh-lists':
    case 'download':
    case 'clone':
      return [];
    case 'install-system': {
      const row = offlineManager(registry, action);
      return row === undefined ? [] : installSystem(row, action);
    }
    case 'pip-install':
      return [installWheels(plan, action)];
    case 'create-uv-venv':
      return [installUvVenv(plan, action, fetchesPython)];
    case 'create-conda-environment':
      return [installCondaEnvironment(action)];
    case 'run':
      return installRun(step, action);
    case 'by-hand':
      return bringsWeights(step) ? [] : [action];
    case 'run-inside':
      return bringsWeights(step) ? [] : [action];
    case 'set-variable':
      return action.secret || isOfNetwork(step) ? [] : [action];
    case 'make-folder':
    case 'enter-folder':
    case 'refresh-path':
    case 'run-container':
    case 'create-venv':
    case 'set-library-path':
      return [action];
    default:
      return action satisfies never;
  }
}

function installRun(
  step: Step,
  action: Extract<Action, { readonly do: 'run' }>,
): readonly Action[] {
  if (imageOf(action.argv) !== undefined) return [loadImage(action)];
  const argv = installFromWheels(action.argv);
  if (argv !== undefined) return [{ ...action, argv }];
  return setsUpRepositories(step) ? [] : [action];
}

/** A proxy or a mirror that cannot be reached from here. */
function isOfNetwork({ id }: Step): boolean {
  return id === 'network' || id === 'model-hub';
}
