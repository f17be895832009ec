/** Which package has a shared library that an import misses. */
import type { SystemPackage } from '../../generated/system-package.ts';
import type { Platform } from '../../platform/platform.ts';
import { systemNames } from '../../platform/system-names.ts';
import type { PythonData } from '../../quote/python.ts';
import type { Registry } from '../../registry.ts';
import { basePlatforms, recordByManager } from '../preflight/record-by-manager.ts';

/**
 * Names of packages by the library's file name or pattern, by package manager; a platform whose
 * names differ has its own. Empty where the platform alone has no package.
 */
export function libraryPackages(registry: Registry): Readonly<Record<string, PythonData>> {
  const found: Record<string, Record<string, string>> = {};
  for (const system of librariesFirst(registry)) {
    for (const os of ['linux', 'macos', 'windows'] as const) {
      const platforms = basePlatforms(registry.platforms).filter((platform) => platform.os === os);
      const names = libraryNames(system, os);
      if (names.length === 0) continue;
      for (const [key, text] of Object.entries(namesOn(system, platforms))) {
        for (const name of names) (found[key] ??= {})[name] ??= text;
      }
    }
  }
  return found;
}

/** A package that is a library is named before a program that brings it as well. */
function librariesFirst({ system }: Registry): readonly SystemPackage[] {
  // A driver is never installed for a library's sake: not in a container, not in WSL.
  const all = Object.values(system).filter(({ kind }) => kind !== 'driver');
  const isLibrary = ({ kind }: SystemPackage): boolean => kind === 'library';
  return [...all.filter(isLibrary), ...all.filter((one) => !isLibrary(one))];
}

/** Names of files or patterns; other libraries of the same package are among its aliases. */
function libraryNames(
  { detect, aliases = [], platforms }: SystemPackage,
  os: Platform['os'],
): readonly string[] {
  const own = detect?.library?.[os];
  if (own === undefined || own === null || platforms?.includes(os) === false) return [];
  const others = os === 'linux' ? aliases.filter((name) => /\.so(\.|$)/.test(name)) : [];
  return [...new Set([own, ...others])];
}

function namesOn(
  system: SystemPackage,
  platforms: readonly Platform[],
): Readonly<Record<string, string>> {
  return recordByManager(
    platforms.map((platform) => {
      const found = systemNames(system, platform.manager, platform, 'run');
      const text = found !== undefined && 'names' in found ? found.names.join(' ') : '';
      return { id: platform.id, manager: platform.manager, text };
    }),
  );
}
