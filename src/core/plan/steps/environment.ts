/** A fresh environment with the chosen Python, by whatever the platform and the tool offer. */
import { normalizeSystem } from '../../card/normalize.ts';
import type { SystemNeed } from '../../card/card.ts';
import { type Obstacle, isObstacle } from '../obstacle.ts';
import { lacksRights } from '../context.ts';
import { mirrorOf } from '../network.ts';
import type { Action, Step } from '../plan.ts';
import type { Site } from '../site.ts';
import { condaEnvironmentStep, provideConda } from './conda.ts';
import { folderStep } from './folder.ts';
import type { Installer } from './framework.ts';
import type { ExtraNames } from './install-packages.ts';
import { provideUv, venvExtras } from './uv.ts';

export interface EnvironmentPlan {
  readonly extras: readonly ExtraNames[];
  readonly needs: readonly SystemNeed[];
  readonly steps: readonly Step[];
  /** What installs the packages. */
  readonly installer: Installer;
}

/** Plans the environment of a target. */
export function planEnvironment(site: Site): EnvironmentPlan | Obstacle {
  if (site.environment.kind === 'conda') return planConda(site);
  if (site.tool === 'uv') return planUv(site, false);
  // Neither the system's Python nor its packages can be relied on without rights.
  return lacksRights(site) ? planUv(site, true) : planPip(site);
}

function planConda(site: Site): EnvironmentPlan | Obstacle {
  const conda = provideConda(site);
  if (isObstacle(conda)) return conda;
  return {
    extras: conda.extras,
    needs: conda.downloads && site.platform.os === 'linux' ? normalizeSystem(['curl']) : [],
    steps: [folderStep(site), ...conda.steps, condaEnvironmentStep(site, conda.command)],
    installer: { with: site.tool === 'uv' ? 'uv' : 'pip' },
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
    ...(site.stack === undefined ? {} : { keep: true }),
    ...(seed ? indexOf(site) : {}),
  };
  return {
    extras: uv.extras,
    needs: [],
    steps: [folderStep(site), ...uv.steps, environmentStep(site, [action])],
    installer: seed ? { with: 'pip' } : { with: 'uv', uv: uv.command },
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
    {
      do: 'pip-install',
      with: 'pip',
      requirements: ['pip'],
      ...indexOf(site),
      flags: ['upgrade'],
    },
  ];
  return {
    extras,
    needs: [],
    steps: [folderStep(site), environmentStep(site, actions)],
    installer: { with: 'pip' },
  };
}

/** The mirror of the default index, where the target names one. */
function indexOf({ network }: Site): { readonly indexUrl?: string } {
  const indexUrl = mirrorOf(network, 'default');
  return indexUrl === undefined ? {} : { indexUrl };
}

function environmentStep(site: Site, actions: readonly Action[]): Step {
  const { environment, python, pythonReason, stack } = site;
  const shared =
    stack === undefined ? '' : ', or keeps the one that another model of the stack made';
  return {
    id: 'environment',
    phase: 'python',
    title: 'Environment',
    reason: `Python ${python}: ${pythonReason}`,
    changes: `makes the environment ${environment.path} in the folder${shared}`,
    undo: `delete ${environment.path}${stack === undefined ? '' : ', and with it every model of the stack'}`,
    root: false,
    actions,
  };
}
