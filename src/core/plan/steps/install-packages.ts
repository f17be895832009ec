/** The install of system packages by the platform's own manager. */
import type { SystemPackage } from '../../generated/system-package.ts';
import type { PackageManager } from '../../platform/platform.ts';
import type { Context } from '../context.ts';
import type { Action, Step } from '../plan.ts';
import { throughProxy } from '../through-proxy.ts';
import type { Wanted } from './settle-needs.ts';

/** Names that are needed beside those of the card: Python's own, or a tool's. */
export interface ExtraNames {
  readonly names: readonly string[];
  readonly why: string;
}

/** One step for all of them; none when there is nothing to install. */
export function installStep(
  context: Context,
  wanted: readonly Wanted[],
  extras: readonly ExtraNames[],
): readonly Step[] {
  const manager = managerOf(context);
  const plain = wanted.filter(({ names }) => !names.isCask).flatMap(({ names }) => names.names);
  const casks = wanted.filter(({ names }) => names.isCask).flatMap(({ names }) => names.names);
  const names = sortedUnique([...plain, ...extras.flatMap((extra) => extra.names)]);
  if (names.length + casks.length === 0) return [];
  const reasons = [
    ...wanted.map(({ slug, why }) => `${slug}: ${why}`),
    ...extras.map(({ why }) => why),
  ];
  return [
    {
      id: 'system-packages',
      phase: 'system',
      title: 'System packages',
      reason: [...new Set(reasons)].join('; '),
      source: context.card.sources[0],
      changes: `installs ${[...names, ...casks].join(', ')} for the whole system`,
      undo: undoText(manager, [...names, ...casks]),
      root: manager.root,
      actions: [
        ...refresh(context, manager),
        ...install(context, manager, manager.install, names),
        ...(manager.cask === undefined
          ? []
          : install(context, manager, manager.cask, sortedUnique(casks))),
        ...wanted.flatMap(({ system }) => configure(context, system)),
        ...(manager.stale_path === true ? [{ do: 'refresh-path' } as const] : []),
      ],
    },
  ];
}

/** The package manager of the context's platform. */
export function managerOf({ registry, platform }: Context): PackageManager {
  const manager = registry.managers.find(({ id }) => id === platform.manager);
  if (manager === undefined)
    throw new Error(`No package manager "${platform.manager}" in the data.`);
  return manager;
}

function refresh({ network }: Context, manager: PackageManager): readonly Action[] {
  if (manager.update === undefined) return [];
  const argv = throughProxy(network, manager, manager.update);
  return [{ do: 'refresh-lists', manager: manager.id, argv, root: manager.root }];
}

function install(
  { network }: Context,
  manager: PackageManager,
  argv: readonly string[],
  names: readonly string[],
): readonly Action[] {
  if (names.length === 0) return [];
  const groups = manager.one_at_a_time === true ? names.map((name) => [name]) : [names];
  return groups.map((group) => ({
    do: 'install-system',
    manager: manager.id,
    argv: throughProxy(network, manager, argv),
    names: group,
    root: manager.root,
  }));
}

/** What makes a package work once it is there. */
function configure(
  { platform }: Context,
  { configure: commands = [] }: SystemPackage,
): readonly Action[] {
  return commands
    .filter(({ managers }) => managers?.includes(platform.manager) ?? true)
    .map(({ run, root }) => ({ do: 'run', argv: run, root }));
}

function undoText(manager: PackageManager, names: readonly string[]): string {
  if (manager.remove === undefined) return `remove them with ${manager.id}`;
  return `${manager.remove.join(' ')} ${names.join(' ')}, if nothing else needs them`;
}

function sortedUnique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
