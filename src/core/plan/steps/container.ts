/** The authors' own container, as they build and run it. */
import { normalizeSystem } from '../../card/normalize.ts';
import type { Card, SystemNeed } from '../../card/card.ts';
import type { Context } from '../context.ts';
import { proxyVariables } from '../network.ts';
import type { Action, Step } from '../plan.ts';
import { type Site } from '../site.ts';
import { folderStep } from './folder.ts';
import { hubVariables, modelHubSteps } from './network.ts';
import { afterSteps } from './packages.ts';
import { systemSteps } from './system.ts';
import { weightsSteps } from './weights.ts';

type Container = NonNullable<Card['container']>;

/** Steps for the docker tool. */
export function containerSteps(site: Site, container: Container): readonly Step[] {
  return [
    ...systemSteps(site, programsOf(container), []),
    ...gpuStep(site),
    folderStep(site),
    ...imageSteps(site, container),
    ...mountStep(container),
    ...modelHubSteps(site),
    ...weightsSteps(site),
    ...afterSteps(site, { with: 'pip' }),
    runStep(site, container),
  ];
}

/** Everything of the system that a container needs, docker first. */
export function containerNeedsOf(context: Context, container: Container): readonly SystemNeed[] {
  const gpu = context.compute === 'cuda' ? normalizeSystem(['nvidia-container-toolkit']) : [];
  return [...normalizeSystem(['docker']), ...gpu, ...programsOf(container)];
}

function programsOf(container: Container): readonly SystemNeed[] {
  const slugs = [...(container.build === undefined ? [] : ['git']), 'docker'];
  return [...normalizeSystem(slugs), ...normalizeSystem(container.system)];
}

/** Docker sees the GPU only with the maker's help; that is a system change of its own. */
function gpuStep(context: Context): readonly Step[] {
  if (context.compute !== 'cuda') return [];
  return systemSteps(context, normalizeSystem(['nvidia-container-toolkit']), []).map((step) => ({
    ...step,
    id: `gpu-${step.id}`,
    title: 'GPU access for containers',
  }));
}

function imageSteps(context: Context, { image, build, why, source }: Container): readonly Step[] {
  const base = {
    id: 'image',
    phase: 'packages',
    title: 'Container image',
    source,
    root: false,
  } as const;
  if (image !== undefined) {
    return [
      {
        ...base,
        reason: why ?? 'the authors publish it',
        changes: `downloads the image ${image}`,
        undo: `docker image rm ${image}`,
        actions: [docker(['pull', image])],
      },
    ];
  }
  if (build === undefined) return [];
  const clone: Action = { do: 'clone', repo: build.repo, commit: build.commit, into: 'source' };
  const make = docker([
    'build',
    // Predefined: no Dockerfile has to declare them, and they do not stay in the image.
    ...variablesFor(context, '--build-arg'),
    '--tag',
    build.tag,
    '--file',
    `source/${build.dockerfile}`,
    'source',
  ]);
  return [
    {
      ...base,
      reason: why ?? "built from the authors' own Dockerfile",
      changes: `builds the image ${build.tag}`,
      undo: `docker image rm ${build.tag}`,
      actions: [clone, make],
    },
  ];
}

/** Folders that the container will see; made first, so that files can be put there. */
function mountStep({ mounts = [] }: Container): readonly Step[] {
  if (mounts.length === 0) return [];
  const names = mounts.map(({ name }) => name).join(', ');
  return [
    {
      id: 'folders',
      phase: 'packages',
      title: 'Folders for your files',
      reason: 'the container sees nothing else of this machine',
      changes: `makes the folders ${names}`,
      undo: 'delete them',
      root: false,
      actions: mounts.map(({ name }) => ({ do: 'make-folder', path: name })),
    },
  ];
}

function runStep(site: Site, container: Container): Step {
  const image = container.image ?? container.build?.tag ?? site.card.id;
  const options = [
    '--rm',
    ...(site.compute === 'cuda' ? ['--gpus', 'all'] : []),
    ...(site.compute === 'rocm'
      ? ['--device=/dev/kfd', '--device=/dev/dri', '--group-add', 'video']
      : []),
    ...(container.shm_gb === undefined ? [] : [`--shm-size=${container.shm_gb}g`]),
    ...(container.ipc_host === true ? ['--ipc=host'] : []),
    ...variablesFor(site, '--env'),
    ...(container.ports ?? []).map((port) => `--publish=127.0.0.1:${port}:${port}`),
  ];
  return {
    id: 'run',
    phase: 'verify',
    title: 'Run',
    reason: 'starts the model in its container, with these folders of yours inside',
    source: container.source,
    changes: 'writes into the folders that are mounted',
    root: false,
    actions: [
      {
        do: 'run-container',
        options,
        mounts: container.mounts ?? [],
        image,
        argv: container.run ?? [],
      },
    ],
  };
}

/**
 * A container and a build see none of the session's variables.
 * @see https://docs.docker.com/engine/cli/proxy/
 */
function variablesFor(context: Context, option: '--env' | '--build-arg'): readonly string[] {
  const proxy = proxyVariables(context.network, 'linux') ?? {};
  const hub = option === '--env' ? hubVariables(context) : {};
  return Object.entries({ ...proxy, ...hub }).map(([name, value]) => `${option}=${name}=${value}`);
}

function docker(argv: readonly string[]): Action {
  return { do: 'run', argv: ['docker', ...argv], root: false };
}
