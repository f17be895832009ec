/** Checks of the data files about containers, hosted notebooks and machines without network. */
import type { Finding } from './finding.ts';
import type { DataFiles } from './load-registry.ts';
import { repeated, unknownIds } from './references.ts';

/** What base images name must be there, as far as the files that hold it could be read. */
export function imageFindings({
  images,
  platforms,
  system,
  frameworks,
}: DataFiles): readonly Finding[] {
  const { images: rows = [], managers = [], targets = [] } = images.value ?? {};
  const known = platforms.value;
  const used = {
    platforms: rows.map(({ platform: id }, row) => ({ id, pointer: `/images/${row}/platform` })),
    managers: managers.map(({ id }, row) => ({ id, pointer: `/managers/${row}/id` })),
    frameworks: targets.map(({ framework: id }, row) => ({
      id,
      pointer: `/targets/${row}/framework`,
    })),
    system: rows.flatMap(({ brings }, row) =>
      brings.map((id, index) => ({ id, pointer: `/images/${row}/brings/${index}` })),
    ),
  };
  return [
    ...repeated(
      'image',
      rows.map(({ id }) => id),
      '/images',
    ),
    ...unknownIds('framework', used.frameworks, frameworks.keys()),
    ...unknownIds('system package', used.system, system.keys()),
    ...(known === undefined
      ? []
      : [
          ...unknownIds(
            'platform',
            used.platforms,
            known.platforms.map(({ id }) => id),
          ),
          ...unknownIds(
            'package manager',
            used.managers,
            known.managers.map(({ id }) => id),
          ),
        ]),
  ];
}

/** What hosts name must be there, as far as the files that hold it could be read. */
export function hostFindings({
  hosts,
  platforms,
  compute,
  frameworks,
}: DataFiles): readonly Finding[] {
  const rows = hosts.value?.hosts ?? [];
  const names = rows.map(({ platform: id }, row) => ({ id, pointer: `/hosts/${row}/platform` }));
  const families = rows.flatMap(({ gpus }, row) =>
    gpus.map(({ family: id }, gpu) => ({ id, pointer: `/hosts/${row}/gpus/${gpu}/family` })),
  );
  const brought = rows.flatMap(({ runtimes }, row) =>
    runtimes.flatMap(({ preinstalled = {} }, index) =>
      Object.entries(preinstalled).map(([id, { builds = [] }]) => ({
        id,
        builds,
        pointer: `/hosts/${row}/runtimes/${index}/preinstalled/${id}`,
      })),
    ),
  );
  const ids = rows.map(({ id }) => id);
  const known = platforms.value?.platforms.map(({ id }) => id);
  const gpus = compute.value?.families.map(({ id }) => id);
  return [
    ...repeated('host', ids, '/hosts'),
    ...(known === undefined ? [] : unknownIds('platform', names, known)),
    ...(gpus === undefined ? [] : unknownIds('GPU family', families, gpus)),
    ...unknownIds('framework', brought, frameworks.keys()),
    ...brought.flatMap(({ id, builds, pointer }) => {
      const there = frameworks.get(id)?.value?.builds.map((build) => build.id);
      const used = builds.map((build, index) => ({
        id: build,
        pointer: `${pointer}/builds/${index}`,
      }));
      return there === undefined ? [] : unknownIds('build', used, there);
    }),
  ];
}

/** Managers that offline kits know must be managers of the platforms. */
export function offlineFindings({ offline, platforms }: DataFiles): readonly Finding[] {
  const ids = (offline.value?.managers ?? []).map(({ id }) => id);
  const libraries = (offline.value?.libraries ?? []).map(({ id }) => id);
  const used = ids.map((id, row) => ({ id, pointer: `/managers/${row}/id` }));
  const known = platforms.value?.managers.map(({ id }) => id);
  return [
    ...repeated('manager', ids, '/managers'),
    ...repeated('library', libraries, '/libraries'),
    ...(known === undefined ? [] : unknownIds('package manager', used, known)),
  ];
}
