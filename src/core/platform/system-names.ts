/** What a package manager calls a system package on one platform. */
import type { Entry, SystemPackage } from '../generated/system-package.ts';
import type { Platform } from './platform.ts';

export interface SystemNames {
  readonly names: readonly string[];
  readonly setups: readonly string[];
  readonly isCask: boolean;
  /** Version that it brings, where the data state it. */
  readonly version?: string | undefined;
  readonly note?: string | undefined;
}

/** No package there; the hint says what to do instead. */
export interface NoNames {
  readonly hint: string;
  /** The hint is about the environment, which has to be there first. */
  readonly isInEnvironment: boolean;
}

/** A package manager that a registry entry may name. */
export type ManagerId = keyof SystemPackage['packages'];

/**
 * Looks a system package up.
 *
 * @param use `build` adds what is needed to compile against it
 * @returns `undefined` when the registry says nothing about this manager
 */
export function systemNames(
  system: SystemPackage,
  manager: ManagerId,
  platform: Platform,
  use: 'run' | 'build',
): SystemNames | NoNames | undefined {
  const entry = entryFor(system, manager, platform);
  if (entry === undefined) return undefined;
  if (entry.run === null)
    return { hint: entry.hint, isInEnvironment: entry.in_environment ?? false };
  const build = use === 'build' ? (entry.build ?? []) : [];
  return {
    names: [...(entry.run ?? []), ...build],
    setups: entry.setup ?? [],
    isCask: entry.cask ?? false,
    version: entry.version,
    note: entry.note,
  };
}

/** The most exact exception by release, or the general rule. */
function entryFor(
  system: SystemPackage,
  manager: ManagerId,
  platform: Platform,
): Entry | undefined {
  const general = system.packages[manager];
  if (general === undefined) return undefined;
  for (const key of platform.like ?? []) {
    const exception = general.by_release?.[key];
    if (exception !== undefined) return exception;
  }
  return general;
}
