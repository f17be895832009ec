/** Getting conda and making an environment with it. */
import { condaNames } from './system.ts';
import type { Context } from '../context.ts';
import { type Obstacle, obstacle } from '../obstacle.ts';
import type { Step } from '../plan.ts';
import { type Site, systemNeeds } from '../site.ts';
import type { Provision } from './uv.ts';

/** Provides conda: from the platform's package manager, else by the Miniforge installer. */
export function provideConda(context: Context): Provision | Obstacle {
  const { platform, registry } = context;
  const packaged = platform.tools?.conda;
  if (packaged !== undefined) {
    return {
      command: packaged.command ?? 'conda',
      extras: [{ names: packaged.install, why: 'conda makes the environment' }],
      steps: [],
      downloads: false,
    };
  }
  const installer = registry.installers.find(({ on }) => on.includes(platform.osArch));
  if (installer === undefined || platform.libc === 'musl') {
    return obstacle('tool', `There is no conda for ${platform.name}.`, { use: { tool: 'uv' } });
  }
  return {
    command: installer.command,
    extras: [],
    steps: [installerStep(installer)],
    downloads: true,
  };
}

function installerStep(installer: Context['registry']['installers'][number]): Step {
  return {
    id: 'conda',
    phase: 'python',
    title: 'conda',
    reason: 'Miniforge brings conda with the conda-forge channel, here into the same folder',
    source: installer.sources[0],
    changes: 'downloads an installer and installs conda into the folder',
    undo: 'delete the folder',
    root: false,
    actions: [
      { do: 'download', url: installer.url, file: installer.file },
      { do: 'run', argv: installer.run, root: false },
    ],
  };
}

/** Makes the environment: Python, native libraries, and what conda provides instead of wheels. */
export function condaEnvironmentStep(site: Site, conda: string): Step {
  const { card, environment, python } = site;
  const native = systemNeeds(site).flatMap((need) => condaNames(site, need) ?? []);
  const channels = [
    ...(card.conda?.channels ?? ['conda-forge']),
    ...native.flatMap((found) => found.channels),
  ];
  const frameworks = site.frameworks.flatMap((chosen) =>
    'conda' in chosen ? chosen.packages : [],
  );
  const packages = [
    `python=${python}`,
    'pip',
    ...frameworks,
    ...(card.conda?.packages ?? []),
    ...(card.conda?.with ?? []),
    ...native.flatMap(({ names }) => names),
  ];
  return {
    id: 'environment',
    phase: 'python',
    title: 'Environment',
    reason: `Python ${python}: ${site.pythonReason}`,
    source: card.conda?.source,
    changes: `makes the environment ${environment.path} in the folder`,
    undo: `delete ${environment.path}`,
    root: false,
    actions: [
      {
        do: 'create-conda-environment',
        conda,
        path: environment.path,
        channels: [...new Set(channels)],
        packages: [...new Set(packages)],
      },
    ],
  };
}
