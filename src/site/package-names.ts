/** What each package manager calls a system package, for a list that is for every reader. */
import type { FixRegistry } from '../core/diagnose/install-lines.ts';
import { systemNames } from '../core/platform/system-names.ts';

export interface ManagerNames {
  readonly manager: string;
  readonly text: string;
}

/** Names by manager, in the order of the managers; those without a package are left out. */
export function packageNames(slug: string, registry: FixRegistry): readonly ManagerNames[] {
  const system = registry.system[slug];
  if (system === undefined) return [];
  return registry.managers.flatMap(({ id }) => {
    const platform = registry.platforms.find(
      ({ manager, os }) => manager === id && (system.platforms?.includes(os) ?? true),
    );
    if (platform === undefined) return [];
    const run = systemNames(system, platform.manager, platform, 'run');
    const build = systemNames(system, platform.manager, platform, 'build');
    const best = run !== undefined && 'names' in run && run.names.length > 0 ? run : build;
    if (best === undefined || !('names' in best) || best.names.length === 0) return [];
    return [{ manager: id, text: best.names.join(' ') }];
  });
}
