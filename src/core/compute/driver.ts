/** Which NVIDIA driver a CUDA build needs. */
import type { Compute } from '../generated/compute.ts';
import type { Platform } from '../platform/platform.ts';
import { compareVersions } from '../python/index.ts';

/** Lowest versions by operating system. */
export interface DriverFloor {
  readonly linux?: string | undefined;
  readonly windows?: string | undefined;
}

/** What CUDA of a toolkit's major version needs, or `undefined` when the data do not say. */
export function toolkitNeeds(
  compute: Compute,
  toolkit: string | undefined,
): Compute['toolkits'][number] | undefined {
  const major = toolkit?.split('.')[0];
  return compute.toolkits.find((row) => row.major === major);
}

/**
 * The lowest driver on a platform.
 *
 * Inside WSL 2 the driver is the one of Windows.
 * @see https://docs.nvidia.com/cuda/wsl-user-guide/
 */
export function driverFloor(
  platform: Platform,
  floor: DriverFloor | undefined,
): string | undefined {
  if (floor === undefined) return undefined;
  return platform.os === 'windows' || platform.wsl === true ? floor.windows : floor.linux;
}

/** Tells whether a driver reaches a floor; an unknown driver is not known to fall short. */
export function reachesFloor(driver: string | undefined, floor: string | undefined): boolean {
  if (driver === undefined || floor === undefined) return true;
  return compareVersions(driver, floor) >= 0;
}
