/** Getting uv: from the platform's package manager, else into the model's folder by the system's Python. */
import type { Context } from '../context.ts';
import { type Obstacle, obstacle } from '../obstacle.ts';
import type { Step } from '../plan.ts';
import type { ExtraNames } from './system.ts';

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

/** The system packages without which the platform's Python makes no environments. */
export function venvExtras({ platform }: Context): readonly ExtraNames[] {
  const names = platform.python.venv ?? [];
  const why = `Python with its venv module, which ${platform.name} may lack`;
  return names.length === 0 ? [] : [{ names, why }];
}

function bootstrapStep({ platform, tool }: Context): Step {
  const what =
    tool === 'uv' ? 'makes the environment and fetches Python' : 'fetches a Python that fits';
  return {
    id: 'uv',
    phase: 'python',
    title: 'uv',
    reason: `${what}; kept in ${UV_FOLDER}, as ${platform.name} does not package it`,
    source: 'https://docs.astral.sh/uv/getting-started/installation/',
    changes: `makes ${UV_FOLDER} in the folder`,
    undo: `delete ${UV_FOLDER}`,
    root: false,
    actions: [
      { do: 'create-venv', python: platform.python.command.split(' '), path: UV_FOLDER },
      {
        do: 'run',
        argv: [`${UV_FOLDER}/bin/python`, '-m', 'pip', 'install', 'uv'],
        root: false,
      },
    ],
  };
}
