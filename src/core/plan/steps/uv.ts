/** Getting uv: from the platform's package manager, else into the model's folder by the system's Python. */
import { type Context, lacksRights } from '../context.ts';
import { mirrorOf } from '../network.ts';
import { type Obstacle, obstacle } from '../obstacle.ts';
import type { Action, Step } from '../plan.ts';
import type { ExtraNames } from './install-packages.ts';

/** How a tool comes to the machine and how it is called afterwards. */
export interface Provision {
  /** Program that starts the tool. */
  readonly command: string;
  readonly extras: readonly ExtraNames[];
  readonly steps: readonly Step[];
  /** Whether the steps download a file with curl. */
  readonly downloads: boolean;
}

/** Folder, inside the model's folder, of an environment that holds nothing but uv. */
const UV_FOLDER = '.uv';

/** Provides uv, or says why that is not possible. */
export function provideUv(context: Context): Provision | Obstacle {
  const { platform } = context;
  if (lacksRights(context)) return provideWithoutRights(context);
  const packaged = platform.tools?.uv;
  if (packaged !== undefined) {
    const why = 'uv makes the environment and fetches Python';
    return {
      command: packaged.command ?? 'uv',
      extras: [{ names: packaged.install, why }],
      steps: [],
      downloads: false,
    };
  }
  if (platform.python.version === undefined) {
    return obstacle('tool', `Nothing on ${platform.name} can fetch uv.`);
  }
  const extras = venvExtras(context);
  return {
    command: `${UV_FOLDER}/bin/uv`,
    extras,
    steps: [bootstrapStep(context)],
    downloads: false,
  };
}

/** The installer that lays uv into the model's folder, by the platform's system and processor. */
export function uvInstaller({ platform, registry }: Context): Installers[number] | undefined {
  return registry.installers.find(({ tool, on }) => tool === 'uv' && on.includes(platform.osArch));
}

type Installers = Context['registry']['installers'];

function provideWithoutRights(context: Context): Provision | Obstacle {
  const installer = uvInstaller(context);
  if (installer === undefined) {
    return obstacle('admin', `Nothing on ${context.platform.name} can fetch uv.`);
  }
  const step: Step = {
    id: 'uv',
    phase: 'python',
    title: 'uv',
    reason: `${purposeOf(context)}; its installer lies in the folder to be read, and changes nothing outside`,
    source: installer.sources[0],
    changes: 'downloads an installer and lays uv into the folder',
    undo: 'delete the folder',
    root: false,
    actions: installerActions(context, installer),
  };
  return { command: installer.command, extras: [], steps: [step], downloads: true };
}

/** Downloads an installer and runs it. */
export function installerActions(
  { network }: Context,
  { url, file, run, env }: Installers[number],
): readonly Action[] {
  const { proxy } = network;
  return [
    { do: 'download', url, file, ...(proxy === undefined ? {} : { proxy }) },
    { do: 'run', argv: run, root: false, ...(env === undefined ? {} : { env }) },
  ];
}

/** The system packages without which the platform's Python makes no environments. */
export function venvExtras({ platform }: Context): readonly ExtraNames[] {
  const names = platform.python.venv ?? [];
  const why = `Python with its venv module, which ${platform.name} may lack`;
  return names.length === 0 ? [] : [{ names, why }];
}

function purposeOf({ tool }: Context): string {
  return tool === 'uv' ? 'makes the environment and fetches Python' : 'fetches a Python that fits';
}

function bootstrapStep(context: Context): Step {
  const { platform, network } = context;
  const index = mirrorOf(network, 'default');
  const options = index === undefined ? [] : ['--index-url', index];
  return {
    id: 'uv',
    phase: 'python',
    title: 'uv',
    reason: `${purposeOf(context)}; kept in ${UV_FOLDER}, as ${platform.name} does not package it`,
    source: 'https://docs.astral.sh/uv/getting-started/installation/',
    changes: `makes ${UV_FOLDER} in the folder`,
    undo: `delete ${UV_FOLDER}`,
    root: false,
    actions: [
      { do: 'create-venv', python: platform.python.command.split(' '), path: UV_FOLDER },
      {
        do: 'run',
        argv: [`${UV_FOLDER}/bin/python`, '-m', 'pip', 'install', ...options, 'uv'],
        root: false,
      },
    ],
  };
}
