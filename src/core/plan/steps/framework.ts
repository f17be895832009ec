/** The framework's build, from its own index, before everything that must not replace it. */
import type { ChosenFramework } from '../choose-build.ts';
import { indexUrl } from '../index-url.ts';
import { mirrorOf } from '../network.ts';
import type { Action, Step } from '../plan.ts';
import type { Site } from '../site.ts';

export type PipInstall = Extract<Action, { readonly do: 'pip-install' }>;

/** How packages get into the environment: pip inside it, or uv, which may be outside. */
export interface Installer {
  readonly with: 'pip' | 'uv';
  /** Program that starts uv; left out when uv is in the environment. */
  readonly uv?: string | undefined;
}

/** One step for each framework that comes as a wheel. */
export function frameworkSteps(site: Site, installer: Installer): readonly Step[] {
  return site.frameworks.flatMap((chosen) =>
    'build' in chosen ? [frameworkStep(site, installer, chosen)] : [],
  );
}

function frameworkStep(site: Site, installer: Installer, chosen: ChosenFramework): Step {
  const { build, framework } = chosen;
  const backend = backendOf(site, installer, [chosen]);
  const action: PipInstall = {
    ...installWith(installer),
    requirements: [
      ...frameworkRequirements(chosen),
      ...(chosen.release.conflicts ?? []),
      ...(build.needs ?? []),
    ],
    indexUrl:
      backend === undefined && build.index !== undefined
        ? indexUrl(site.registry.indexes, build.index, {}, site.network)
        : mirrorOf(site.network, 'default'),
    torchBackend: backend,
    flags: [],
  };
  return {
    id: `framework-${chosen.id}`,
    phase: 'framework',
    title: framework.name,
    reason: chosen.reason,
    source: build.sources[0],
    changes: `installs ${framework.name} into the environment`,
    undo: 'delete the environment',
    root: false,
    actions: [action],
  };
}

/** An installation of exact versions beside the framework, which is restated. */
export function pinnedInstall(
  site: Site,
  installer: Installer,
  pins: readonly string[],
): PipInstall {
  return {
    ...installWith(installer),
    requirements: [...chosenBuilds(site).flatMap(frameworkRequirements), ...pins],
    indexUrl: mirrorOf(site.network, 'default'),
    torchBackend: backendOf(site, installer, chosenBuilds(site)),
    flags: [],
  };
}

/** The framework and its companions, as they are installed and as later steps restate them. */
export function frameworkRequirements(chosen: ChosenFramework): readonly string[] {
  const { framework, build, range, companions } = chosen;
  const extras = build.extras === undefined ? '' : `[${build.extras.join(',')}]`;
  return [`${build.package ?? framework.package}${extras}${range}`, ...companions];
}

/**
 * The backend by which uv finds an index of its own accord; none when a mirror stands in for where the
 * build comes from, as uv would go to the public address.
 */
export function backendOf(
  { network }: Site,
  installer: Installer,
  chosen: readonly ChosenFramework[],
): string | undefined {
  if (installer.with !== 'uv') return undefined;
  const found = chosen.find(({ build }) => build.uv_backend !== undefined);
  if (found === undefined) return undefined;
  const { index = 'default', uv_backend: backend } = found.build;
  const id = index.split(':')[0] ?? index;
  const isMirrored = [id, ...homesOf(found)].some((name) => mirrorOf(network, name) !== undefined);
  return isMirrored ? undefined : backend;
}

/** Indexes that hold builds of a framework: where its backends lead. */
function homesOf({ framework }: ChosenFramework): readonly string[] {
  return framework.builds.flatMap(({ index }) => index?.split(':')[0] ?? []);
}

export function chosenBuilds({ frameworks }: Site): readonly ChosenFramework[] {
  return frameworks.flatMap((chosen) => ('build' in chosen ? [chosen] : []));
}

/** The beginning of every install. */
export function installWith({ with: tool, uv }: Installer): Pick<PipInstall, 'do' | 'with' | 'uv'> {
  return { do: 'pip-install', with: tool, ...(uv === undefined ? {} : { uv }) };
}
