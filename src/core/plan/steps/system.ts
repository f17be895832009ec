/** System packages first: repositories that must be enabled, then everything in one install. */
import type { SystemNeed } from '../../card/card.ts';
import { type SystemNames, systemNames } from '../../platform/system-names.ts';
import type { PackageManager } from '../../platform/platform.ts';
import type { SystemPackage } from '../../generated/system-package.ts';
import type { Context } from '../context.ts';
import { throughProxy } from '../through-proxy.ts';
import { toolkitOf } from '../toolkit.ts';
import { clause, description } from '../wording.ts';
import type { Action, Step } from '../plan.ts';
import { type SetUps, setUpActions } from './set-up.ts';

/** One system package that will be installed. */
interface Wanted {
  readonly slug: string;
  readonly system: SystemPackage;
  readonly names: SystemNames;
  readonly why: string;
}

/** What a need comes to on this platform. */
type Settled = Wanted | ByHand;

/** What only a person can do about a need. */
interface ByHand {
  readonly slug: string;
  readonly byHand: string;
  readonly url?: string | undefined;
  /** It is about the environment, which has to be there first. */
  readonly isInEnvironment: boolean;
}

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
  const settled = uniqueBySlug(needs.flatMap((need) => settle(context, need)));
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
  const settled = uniqueBySlug(needs.flatMap((need) => settle(context, need)));
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

/** What conda installs for a system need, without an administrator. */
export interface CondaNames {
  readonly names: readonly string[];
  /** Channels beside the environment's own. */
  readonly channels: readonly string[];
}

/** Whether a system package exists for this operating system at all, and is no driver. */
export function concernsSystem({ registry, platform }: Context, slug: string): boolean {
  const system = registry.system[slug];
  if (system === undefined || system.kind === 'driver') return false;
  return system.platforms?.includes(platform.os) ?? true;
}

/** Whether a need can be met by conda's own packages. */
export function condaNames(context: Context, need: SystemNeed): CondaNames | undefined {
  for (const slug of need.anyOf) {
    const system = context.registry.system[slug];
    if (system === undefined || system.kind === 'driver') continue;
    const found = systemNames(system, 'conda', context.platform, need.for);
    if (found === undefined || !('names' in found)) continue;
    const channels = found.setups.flatMap((id) => context.registry.setups[id]?.channel ?? []);
    const toolkit = toolkitOf(context) ?? '*';
    return { names: found.names.map((name) => name.replaceAll('{version}', toolkit)), channels };
  }
  return undefined;
}

function settle(context: Context, need: SystemNeed): readonly Settled[] {
  const { registry, platform } = context;
  let hint: Settled | undefined;
  for (const slug of need.anyOf) {
    const system = registry.system[slug];
    if (system === undefined || !concernsSystem(context, slug)) continue;
    const names = systemNames(system, platform.manager, platform, need.for);
    if (names === undefined) continue;
    if (!('names' in names)) {
      hint ??= { slug, byHand: names.hint, isInEnvironment: names.isInEnvironment };
      continue;
    }
    if (names.names.length === 0) return [];
    const byHand = pinnedByHand(context, system, names);
    if (byHand !== undefined) return [{ slug, ...byHand, isInEnvironment: false }];
    return [{ slug, system, names, why: whyOf(need, system) }];
  }
  return hint === undefined || need.optional ? [] : [hint];
}

/** Package managers take no lower bound, so a needed version can only be told. */
function whyOf({ why, min }: SystemNeed, system: SystemPackage): string {
  const reason = why === undefined ? description(system.description) : clause(why);
  return min === undefined ? reason : `${reason} (${min} or newer)`;
}

/** A package that must equal the chosen toolkit, where the manager is not known to have that version. */
function pinnedByHand(
  context: Context,
  { pinned }: SystemPackage,
  { version }: SystemNames,
): { readonly byHand: string; readonly url: string } | undefined {
  const toolkit = toolkitOf(context);
  if (pinned === undefined || toolkit === undefined) return undefined;
  if (version?.split('.')[0] === toolkit.split('.')[0]) return undefined;
  return { byHand: pinned.by_hand.replaceAll('{version}', toolkit), url: pinned.url };
}

function uniqueBySlug(settled: readonly Settled[]): readonly Settled[] {
  const bySlug = new Map<string, Settled>();
  for (const item of settled) {
    const before = bySlug.get(item.slug);
    bySlug.set(item.slug, before === undefined ? item : merged(before, item));
  }
  return [...bySlug.values()];
}

/** The same package once for running and once for building: the union of its names. */
function merged(left: Settled, right: Settled): Settled {
  if (!('names' in left) || !('names' in right)) return left;
  const names = [...new Set([...left.names.names, ...right.names.names])];
  const setups = [...new Set([...left.names.setups, ...right.names.setups])];
  return { ...left, names: { ...left.names, names, setups } };
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
