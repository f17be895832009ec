/** Getting conda and making an environment with it. */
import { type CondaNames, condaNames } from './settle-needs.ts';
import { type Context, lacksRights } from '../context.ts';
import { channelAt } from '../network.ts';
import { type Obstacle, obstacle } from '../obstacle.ts';
import type { Step } from '../plan.ts';
import { type Site, systemNeeds } from '../site.ts';
import { type Provision, installerActions } from './uv.ts';

/** Provides conda: from the platform's package manager, else by the Miniforge installer. */
export function provideConda(context: Context): Provision | Obstacle {
  const { platform, registry } = context;
  const packaged = lacksRights(context) ? undefined : platform.tools?.conda;
  if (packaged !== undefined) {
    return {
      command: packaged.command ?? 'conda',
      extras: [{ names: packaged.install, why: 'conda makes the environment' }],
      steps: [],
      downloads: false,
    };
  }
  const installer = registry.installers.find(
    ({ tool, on }) => tool === 'conda' && on.includes(platform.osArch),
  );
  if (installer === undefined || platform.libc === 'musl') {
    return obstacle('tool', `There is no conda for ${platform.name}.`, { use: { tool: 'uv' } });
  }
  return {
    command: installer.command,
    extras: [],
    steps: [installerStep(context, installer)],
    downloads: true,
  };
}

function installerStep(
  context: Context,
  installer: Context['registry']['installers'][number],
): Step {
  return {
    id: 'conda',
    phase: 'python',
    title: 'conda',
    reason: 'Miniforge brings conda with the conda-forge channel, here into the same folder',
    source: installer.sources[0],
    changes: 'downloads an installer and installs conda into the folder',
    undo: 'delete the folder',
    root: false,
    actions: installerActions(context, installer),
  };
}

/** Makes the environment: Python, native libraries, and what conda provides instead of wheels. */
export function condaEnvironmentStep(site: Site, conda: string): Step {
  const { environment, python, network } = site;
  const native = site.native === undefined ? condaNeeds(site) : [site.native];
  // Into an environment of pip or uv conda puts nothing but Python and native packages.
  const own = site.tool === 'conda' ? site.card.conda : undefined;
  const channels = [
    ...(own?.channels ?? ['conda-forge']),
    ...native.flatMap((found) => found.channels),
  ];
  const frameworks = site.frameworks.flatMap((chosen) =>
    'conda' in chosen ? chosen.packages : [],
  );
  const packages = [
    `python=${python}`,
    'pip',
    ...(site.tool === 'uv' ? ['uv'] : []),
    ...frameworks,
    ...(own?.packages ?? []),
    ...(own?.with ?? []),
    ...native.flatMap(({ names }) => names),
  ];
  return {
    id: 'environment',
    phase: 'python',
    title: 'Environment',
    reason: `Python ${python}: ${site.pythonReason}${nativeReason(site)}`,
    source: own?.source,
    changes: `makes the environment ${environment.path} in the folder`,
    undo: `delete ${environment.path}`,
    root: false,
    actions: [
      {
        do: 'create-conda-environment',
        conda,
        path: environment.path,
        channels: [...new Set(channels)].map((channel) => channelAt(network, channel)),
        packages: [...new Set(packages)],
      },
    ],
  };
}

/** What the card needs of the system and conda has. */
function condaNeeds(site: Site): readonly CondaNames[] {
  return systemNeeds(site).flatMap((need) => condaNames(site, need) ?? []);
}

function nativeReason({ native }: Site): string {
  if (native === undefined || native.slugs.length === 0) return '';
  return `; conda brings ${native.slugs.join(', ')} without administrator rights`;
}
