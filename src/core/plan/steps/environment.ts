/** A fresh environment with the chosen Python, by whatever the platform and the tool offer. */
import { normalizeSystem } from '../../card/normalize.ts';
import type { SystemNeed } from '../../card/card.ts';
import { type Obstacle, isObstacle } from '../obstacle.ts';
import type { Action, Step } from '../plan.ts';
import type { Site } from '../site.ts';
import { condaEnvironmentStep, provideConda } from './conda.ts';
import { folderStep } from './folder.ts';
import type { ExtraNames } from './system.ts';
import { provideUv, venvExtras } from './uv.ts';

export interface EnvironmentPlan {
  readonly extras: readonly ExtraNames[];
  readonly needs: readonly SystemNeed[];
  readonly steps: readonly Step[];
  /** Program that starts uv, when uv installs the packages. */
  readonly uv?: string | undefined;
}

/** Plans the environment of a target. */
export function planEnvironment(site: Site): EnvironmentPlan | Obstacle {
  if (site.tool === 'conda') return planConda(site);
  if (site.tool === 'uv') return planUv(site, false);
  return planPip(site);
}

function planConda(site: Site): EnvironmentPlan | Obstacle {
  const conda = provideConda(site);
  if (isObstacle(conda)) return conda;
  return {
    extras: conda.extras,
    needs: conda.downloads && site.platform.os === 'linux' ? normalizeSystem(['curl']) : [],
    steps: [folderStep(site), ...conda.steps, condaEnvironmentStep(site, conda.command)],
  };
}

/** @param seed with pip inside, for plans that go on with pip */
function planUv(site: Site, seed: boolean): EnvironmentPlan | Obstacle {
  const uv = provideUv(site);
  if (isObstacle(uv)) return uv;
  const action: Action = {
    do: 'create-uv-venv',
    uv: uv.command,
    python: site.python,
    path: site.environment.path,
    seed,
  };
  return {
    extras: uv.extras,
    needs: [],
    steps: [folderStep(site), ...uv.steps, environmentStep(site, [action])],
    uv: seed ? undefined : uv.command,
  };
}

/** pip takes the platform's Python, else another that the platform packages, else one that uv fetches. */
function planPip(site: Site): EnvironmentPlan | Obstacle {
  const { platform, python } = site;
  const own = platform.python;
  if (own.version === python) return planVenv(site, own.command, venvExtras(site));
  const packaged = own.packages?.[python];
  if (packaged === undefined) return planUv(site, true);
  const why = `Python ${python}, as ${platform.name} ${own.version === undefined ? 'brings none' : `brings ${own.version}`}`;
  return planVenv(site, packaged.command, [{ names: packaged.install, why }]);
}

function planVenv(site: Site, command: string, extras: readonly ExtraNames[]): EnvironmentPlan {
  const actions: readonly Action[] = [
    { do: 'create-venv', python: command.split(' '), path: site.environment.path },
    { do: 'pip-install', with: 'pip', requirements: ['pip'], flags: ['upgrade'] },
  ];
  return { extras, needs: [], steps: [folderStep(site), environmentStep(site, actions)] };
}

function environmentStep(site: Site, actions: readonly Action[]): Step {
  const { environment, python, pythonReason } = site;
  return {
    id: 'environment',
    phase: 'python',
    title: 'Environment',
    reason: `Python ${python}: ${pythonReason}`,
    changes: `makes the environment ${environment.path} in the folder`,
    undo: `delete ${environment.path}`,
    root: false,
    actions,
  };
}
