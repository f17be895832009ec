/** Which public addresses a plan still calls when mirrors stand in for others. */
import { indexUrl } from './index-url.ts';
import { MODEL_HUB, mirrorOf } from './network.ts';
import type { Action, Step } from './plan.ts';
import type { Site } from './site.ts';
import { usesHub } from './steps/network.ts';

/** Where uv fetches Python from. @see https://docs.astral.sh/uv/concepts/python-versions/ */
const PYTHON_BUILDS = 'https://github.com/astral-sh/python-build-standalone';

/** Addresses outside of every mirror, sorted, each once; without what system package managers call. */
export function publicAddresses(site: Site, steps: readonly Step[]): readonly string[] {
  const called = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => addressesOf(site, action)),
  );
  const hub = usesHub(site) && mirrorOf(site.network, 'models') === undefined ? [MODEL_HUB] : [];
  const mirrors = Object.values(site.network.mirrors);
  const left = [...called, ...hub].filter(
    (address) => !mirrors.some((mirror) => address === mirror || address.startsWith(`${mirror}/`)),
  );
  return [...new Set(left)].toSorted();
}

const DEFAULT_INDEX = 'the default package index';

function addressesOf(site: Site, action: Action): readonly string[] {
  switch (action.do) {
    case 'pip-install':
      return [
        action.indexUrl ?? DEFAULT_INDEX,
        ...(action.findLinks === undefined ? [] : [action.findLinks]),
        ...backendAddresses(site, action.torchBackend),
        ...action.requirements.flatMap(addressIn),
      ];
    case 'create-uv-venv':
      return [PYTHON_BUILDS];
    case 'create-conda-environment':
      return action.channels.map((channel) =>
        channel.includes('://') ? channel : `the conda channel ${channel}`,
      );
    case 'download':
      return [action.url];
    case 'clone':
      return [action.repo];
    case 'run':
    case 'run-inside':
      return argvAddresses(site, action.argv);
    case 'run-container':
      return [`the registry of the image ${action.image}`];
    case 'make-folder':
    case 'enter-folder':
    case 'refresh-lists':
    case 'install-system':
    case 'refresh-path':
    case 'create-venv':
    case 'set-variable':
    case 'set-library-path':
    case 'by-hand':
      return [];
    default:
      return action satisfies never;
  }
}

/** Addresses that a program is given, and the default index where it is pip without one. */
function argvAddresses(site: Site, argv: readonly string[]): readonly string[] {
  const given = argv.flatMap(addressIn);
  const isPip = argv.includes('pip') && argv.includes('install') && !argv.includes('--index-url');
  const isBare = isPip && mirrorOf(site.network, 'default') === undefined;
  return isBare ? [...given, DEFAULT_INDEX] : given;
}

function addressIn(text: string): readonly string[] {
  const found = /https?:\/\/[^\s;#@]+/.exec(text);
  return found === null ? [] : [found[0]];
}

/** Where `--torch-backend` leads. */
function backendAddresses(site: Site, backend: string | undefined): readonly string[] {
  if (backend === undefined) return [];
  const homes = site.frameworks.flatMap((chosen) =>
    'build' in chosen
      ? chosen.framework.builds.flatMap(({ index }) => index?.split(':')[0] ?? [])
      : [],
  );
  return [...new Set(homes)].flatMap(
    (home) => indexUrl(site.registry.indexes, `${home}:${backend}`, {}) ?? [],
  );
}
