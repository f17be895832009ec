/** Checks that ids which one data file uses are defined in another. */
import { icons } from '@iconify-json/lucide';
import type { Framework } from '../core/generated/framework.ts';
import type { SystemPackage } from '../core/generated/system-package.ts';
import type { Finding } from './finding.ts';
import type { DataFiles } from './load-registry.ts';
import { pointerTo } from './locate.ts';
import { hostFindings, imageFindings, offlineFindings } from './cross-services.ts';
import { stackFindings } from './cross-stacks.ts';
import { type Reference, repeated, unknownIds } from './references.ts';

/** Findings by path of the file that holds the reference. */
export function crossFindings(files: DataFiles): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, readonly Finding[]>();
  for (const { path, value } of files.frameworks.values()) {
    if (value !== undefined) found.set(path, frameworkFindings(value, files));
  }
  for (const { path, value } of files.system.values()) {
    if (value !== undefined) found.set(path, systemFindings(value, files));
  }
  for (const { path, value } of files.stacks.values()) {
    if (value !== undefined) found.set(path, stackFindings(value, files));
  }
  found.set(files.setup.path, setupFindings(files));
  found.set(files.platforms.path, platformFindings(files));
  found.set(files.tasks.path, taskFindings(files));
  found.set(files.compute.path, computeFindings(files));
  found.set(files.images.path, imageFindings(files));
  found.set(files.hosts.path, hostFindings(files));
  found.set(files.offline.path, offlineFindings(files));
  return found;
}

function frameworkFindings(framework: Framework, files: DataFiles): readonly Finding[] {
  const builds = framework.builds.map(({ id }) => id);
  const indexes = files.indexes.value?.indexes.map(({ id }) => id);
  return [
    ...repeated(
      'build',
      framework.builds.map(({ id }) => id),
      '/builds',
      sharedBuilds(framework),
    ),
    ...unknownIds('build', releaseBuilds(framework), builds),
    ...unknownIds('build', capabilityBuilds(framework), builds),
    ...unknownIds('companion', releaseCompanions(framework), framework.companions ?? []),
    ...(indexes === undefined ? [] : unknownIds('index', buildIndexes(framework), indexes)),
    ...unknownIds('system package', hostNeeds(framework), files.system.keys()),
  ];
}

/** A CPU build that also drives Apple's GPU is listed twice on purpose. */
function sharedBuilds({ builds }: Framework): ReadonlySet<string> {
  return new Set(builds.filter(({ compute }) => compute === 'mps').map(({ id }) => id));
}

function releaseBuilds({ releases }: Framework): readonly Reference[] {
  return releases.flatMap(({ builds }, row) =>
    Object.entries(builds).flatMap(([place, ids]) =>
      ids.map((id, index) => ({
        id,
        pointer: pointerTo(pointerTo(`/releases/${row}/builds`, place), index),
      })),
    ),
  );
}

function capabilityBuilds({ capabilities = [] }: Framework): readonly Reference[] {
  return capabilities.flatMap(({ builds }, row) =>
    builds.map((id, index) => ({ id, pointer: `/capabilities/${row}/builds/${index}` })),
  );
}

function releaseCompanions({ releases }: Framework): readonly Reference[] {
  return releases.flatMap((release, row) =>
    Object.keys(release.with ?? {}).map((id): Reference => ({
      id,
      pointer: pointerTo(`/releases/${row}/with`, id),
      at: 'key',
    })),
  );
}

/** `pytorch:cu130` names the index `pytorch` with a parameter. */
function buildIndexes({ builds }: Framework): readonly Reference[] {
  return builds.flatMap(({ index }, row) =>
    index === undefined ? [] : [{ id: index.split(':')[0] ?? '', pointer: `/builds/${row}/index` }],
  );
}

function hostNeeds({ builds }: Framework): readonly Reference[] {
  return builds.flatMap(({ host_needs: needs = [] }, row) =>
    needs.map((id, index) => ({ id, pointer: `/builds/${row}/host_needs/${index}` })),
  );
}

function systemFindings(system: SystemPackage, files: DataFiles): readonly Finding[] {
  const setups = files.setup.value?.setups;
  return setups === undefined ? [] : unknownIds('set-up', usedSetups(system), Object.keys(setups));
}

function usedSetups({ packages }: SystemPackage): readonly Reference[] {
  return Object.entries(packages).flatMap(([manager, entry]) => {
    const pointer = pointerTo('/packages', manager);
    const releases = Object.entries(entry.by_release ?? {});
    return [
      ...entrySetups(entry, pointer),
      ...releases.flatMap(([release, own]) =>
        entrySetups(own, pointerTo(`${pointer}/by_release`, release)),
      ),
    ];
  });
}

function entrySetups(
  entry: { readonly setup?: readonly string[] } | { readonly run: null },
  pointer: string,
): readonly Reference[] {
  if (!('setup' in entry)) return [];
  return (entry.setup ?? []).map((id, index) => ({ id, pointer: `${pointer}/setup/${index}` }));
}

function setupFindings({ setup }: DataFiles): readonly Finding[] {
  const setups = setup.value?.setups ?? {};
  const required = Object.entries(setups).flatMap(([name, { requires = [] }]) =>
    requires.map((id, index) => ({
      id,
      pointer: `${pointerTo('/setups', name)}/requires/${index}`,
    })),
  );
  return unknownIds('set-up', required, Object.keys(setups));
}

function platformFindings({ platforms }: DataFiles): readonly Finding[] {
  const rows = platforms.value?.platforms ?? [];
  const managers = platforms.value?.managers ?? [];
  const used = rows.map(({ manager }, row) => ({
    id: manager,
    pointer: `/platforms/${row}/manager`,
  }));
  return [
    ...repeated(
      'platform',
      rows.map(({ id }) => id),
      '/platforms',
    ),
    ...repeated(
      'package manager',
      managers.map(({ id }) => id),
      '/managers',
    ),
    ...unknownIds(
      'package manager',
      used,
      managers.map(({ id }) => id),
    ),
  ];
}

function taskFindings({ tasks }: DataFiles): readonly Finding[] {
  const { domains = [], tasks: rows = [] } = tasks.value ?? {};
  const used = rows.map(({ domain }, row) => ({ id: domain, pointer: `/tasks/${row}/domain` }));
  const shown = rows.map(({ icon }, row) => ({ id: icon, pointer: `/tasks/${row}/icon` }));
  return [
    ...unknownIds('icon', shown, Object.keys(icons.icons)),
    ...unknownIds(
      'domain',
      used,
      domains.map(({ id }) => id),
    ),
    ...repeated(
      'task',
      rows.map(({ id }) => id),
      '/tasks',
    ),
  ];
}

function computeFindings({ compute }: DataFiles): readonly Finding[] {
  const families = compute.value?.families ?? [];
  return repeated(
    'GPU family',
    families.map(({ id }) => id),
    '/families',
  );
}
