/** A card's requirement as one target needs it: markers decided, so that nothing is left to guess. */
import { formatRequirement, parseRequirement, simplifyMarker, toRange } from '../python/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Site } from './site.ts';

/** @returns `undefined` when its marker never holds here */
export function requirementHere(
  site: Pick<Site, 'platform' | 'python'>,
  text: string,
): string | undefined {
  const parsed = parseRequirement(text);
  // A path of a clone (`./folder`) is no PEP 508 requirement; it stays as it is.
  if (!parsed.ok) return text;
  const { marker, ...requirement } = parsed.value;
  if (marker === undefined) return formatRequirement(parsed.value);
  const simple = simplifyMarker(marker, {
    environment: markerFields(site.platform),
    python: toRange(`==${site.python}.*`),
  });
  if (simple === 'never') return undefined;
  if (simple === 'always') return formatRequirement({ ...requirement, marker: undefined });
  return formatRequirement({ ...requirement, marker: simple });
}

/**
 * The marker fields that a platform fixes.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */
export function markerFields(platform: Platform): Readonly<Record<string, string>> {
  const bySystem = {
    linux: { os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux' },
    macos: { os_name: 'posix', sys_platform: 'darwin', platform_system: 'Darwin' },
    windows: { os_name: 'nt', sys_platform: 'win32', platform_system: 'Windows' },
  } as const;
  const machines = {
    linux: { x86_64: 'x86_64', aarch64: 'aarch64' },
    macos: { x86_64: 'x86_64', aarch64: 'arm64' },
    windows: { x86_64: 'AMD64', aarch64: 'ARM64' },
  } as const;
  return {
    ...bySystem[platform.os],
    platform_machine: machines[platform.os][platform.arch],
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
  };
}
