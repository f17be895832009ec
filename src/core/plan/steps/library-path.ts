/** Tells the Linux loader where a build's libraries lie, where the build does not look by itself. */
import type { Step } from '../plan.ts';
import type { Site } from '../site.ts';

/** One step for all builds that ask for it; none elsewhere than on Linux. */
export function libraryPathSteps(site: Site): readonly Step[] {
  if (site.platform.os !== 'linux') return [];
  const builds = site.frameworks.flatMap((chosen) => ('build' in chosen ? [chosen] : []));
  const folders = builds.flatMap(({ build }) => build.library_path ?? []);
  if (folders.length === 0) return [];
  const packages = `${site.environment.path}/lib/python${site.python}/site-packages`;
  const names = builds.map(({ framework }) => framework.name).join(', ');
  return [
    {
      id: 'library-path',
      phase: 'packages',
      title: 'Library path',
      reason: `${names} does not find the GPU libraries of its environment by itself; lasts until the terminal closes`,
      source: builds.find(({ build }) => build.library_path !== undefined)?.build.sources[0],
      changes: 'sets a variable in this terminal',
      undo: 'close the terminal',
      root: false,
      actions: [
        { do: 'set-library-path', folders: folders.map((folder) => `${packages}/${folder}`) },
      ],
    },
  ];
}
