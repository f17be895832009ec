/** System packages first: repositories that must be enabled, then everything in one install. */
import type { SystemNeed } from '../../card/card.ts';
import type { PackageManager } from '../../platform/platform.ts';
import type { SystemPackage } from '../../generated/system-package.ts';
import type { Context } from '../context.ts';
import { throughProxy } from '../through-proxy.ts';
import type { Action, Step } from '../plan.ts';
import { type ByHand, settleNeeds, type Wanted } from './settle-needs.ts';
import { type SetUps, setUpActions } from './set-up.ts';

/** Names that are needed beside those of the card: Python's own, or a tool's. */
export interface ExtraNames {
  readonly names: readonly string[];
  readonly why: string;
}

/**
 * The steps that make the system ready.
 *
 * @param needs system packages by slug, already filtered
 * @param extras names that the platform's data give directly
 */
export function systemSteps(
  context: Context,
  needs: readonly SystemNeed[],
  extras: readonly ExtraNames[],
): readonly Step[] {
  const settled = settleNeeds(context, needs);
  const wanted = settled.filter((item): item is Wanted => 'names' in item);
  const byHand = settled.flatMap((item) =>
    'byHand' in item && !item.isInEnvironment ? [item] : [],
  );
  const setups = setUpActions(
    context,
    wanted.flatMap(({ names }) => names.setups),
  );
  return [
    ...setUpStep(setups),
    ...installStep(context, wanted, extras),
    ...byHandStep(context, byHand),
  ];
}

/**
 * What a person does in the environment, because no package manager of the system meets the need.
 *
 * @param needs the same as before
 */
export function insideSteps(context: Context, needs: readonly SystemNeed[]): readonly Step[] {
  const settled = settleNeeds(context, needs);
  const byHand = settled.flatMap((item) =>
    'byHand' in item && item.isInEnvironment ? [item] : [],
  );
  return byHandStep(context, byHand).map((step) => ({
    ...step,
    id: 'environment-by-hand',
    phase: 'packages',
    title: 'By hand, in the environment',
  }));
}

function setUpStep({ actions, reasons, undo }: SetUps): readonly Step[] {
  if (actions.length === 0) return [];
  return [
    {
      id: 'repositories',
      phase: 'system',
      title: 'Package repositories',
      reason: reasons.join('; '),
      changes: 'enables package repositories for the whole system',
      undo: undo.length === 0 ? undefined : undo.join('; '),
      root: actions.some((action) => 'root' in action && action.root),
      actions,
    },
  ];
}

function installStep(
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

function byHandStep(context: Context, items: readonly ByHand[]): readonly Step[] {
  if (items.length === 0) return [];
  return [
    {
      id: 'system-by-hand',
      phase: 'system',
      title: 'System requirements by hand',
      reason: `${context.platform.manager} has no fitting package of ${items.map(({ slug }) => slug).join(', ')}`,
      changes: 'nothing by itself',
      root: false,
      actions: items.map(({ byHand, url }) => ({ do: 'by-hand', text: byHand, url })),
    },
  ];
}

function sortedUnique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
