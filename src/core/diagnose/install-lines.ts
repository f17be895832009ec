/** The lines that install system packages on one platform, spelled for its shell. */
import type { Platform } from '../platform/platform.ts';
import { systemNames } from '../platform/system-names.ts';
import { quotePosix } from '../quote/posix.ts';
import type { Registry } from '../registry.ts';
import { callLine } from '../render/powershell/call.ts';

/** The parts of the registry that a fix needs. */
export type FixRegistry = Pick<Registry, 'platforms' | 'managers' | 'system' | 'setups'>;

export interface InstallLines {
  /** To paste; empty when the platform has no package for it. */
  readonly lines: readonly string[];
  /** What the platform asks for before, or instead. */
  readonly hints: readonly string[];
}

/**
 * The package manager's own names, in its own call.
 *
 * @param slugs of `catalog/system`
 */
export function installLines(
  slugs: readonly string[],
  platform: Platform,
  registry: FixRegistry,
): InstallLines {
  const manager = registry.managers.find(({ id }) => id === platform.manager);
  if (manager === undefined) return { lines: [], hints: [] };
  const found = slugs.map((slug) => lookUp(slug, platform, registry));
  const hints = [...new Set(found.flatMap((one) => one.hints))];
  const plain = namesOf(found, false);
  const casks = namesOf(found, true);
  const groups = [
    ...callsFor(manager.install, plain, manager.one_at_a_time === true),
    ...callsFor(manager.cask ?? manager.install, casks, manager.one_at_a_time === true),
  ];
  if (groups.length === 0) return { lines: [], hints };
  const calls = [...(manager.update === undefined ? [] : [manager.update]), ...groups];
  return { lines: calls.map((argv) => spell(argv, manager.root, platform)), hints };
}

interface Found {
  readonly names: readonly string[];
  readonly isCask: boolean;
  readonly hints: readonly string[];
}

function lookUp(slug: string, platform: Platform, registry: FixRegistry): Found {
  const none = { names: [], isCask: false };
  const system = registry.system[slug];
  const isElsewhere = system?.platforms?.includes(platform.os) === false;
  if (system === undefined || isElsewhere) return { ...none, hints: [] };
  const run = systemNames(system, platform.manager, platform, 'run');
  if (run === undefined) return { ...none, hints: [] };
  if (!('names' in run)) return { ...none, hints: [run.hint] };
  // What is only good for building, such as header files, has no names for running.
  const build = systemNames(system, platform.manager, platform, 'build');
  const names =
    run.names.length === 0 && build !== undefined && 'names' in build ? build.names : run.names;
  return { names, isCask: run.isCask, hints: setUpHints(run.setups, platform, registry) };
}

function setUpHints(
  ids: readonly string[],
  platform: Platform,
  { setups }: FixRegistry,
): readonly string[] {
  const { distribution, os, manager, like = [] } = platform;
  const places = [distribution, os, manager, ...like];
  return ids.flatMap((id) => {
    const setup = setups[id];
    if (setup === undefined) return [];
    if (!places.some((place) => place !== undefined && setup.applies_to.includes(place))) return [];
    return [`First enable the repository ${setup.name}: ${setup.why}`];
  });
}

function namesOf(found: readonly Found[], isCask: boolean): readonly string[] {
  const names = found.filter((one) => one.isCask === isCask).flatMap((one) => one.names);
  return [...new Set(names)].toSorted();
}

function callsFor(
  argv: readonly string[],
  names: readonly string[],
  oneAtATime: boolean,
): readonly (readonly string[])[] {
  if (names.length === 0) return [];
  return oneAtATime ? names.map((name) => [...argv, name]) : [[...argv, ...names]];
}

function spell(argv: readonly string[], isRoot: boolean, { shell }: Platform): string {
  if (shell === 'powershell') return callLine({ kind: 'run', argv, env: {}, root: isRoot });
  return [...(isRoot ? ['sudo'] : []), ...argv.map(quotePosix)].join(' ');
}
