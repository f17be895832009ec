/** Rows of `catalog/platforms.yml` to platforms that a target can name. */
import type { Platform, PlatformRow } from './platform.ts';

/** One platform for each row and processor; the row's first processor keeps the plain id. */
export function expandPlatforms(rows: readonly PlatformRow[]): readonly Platform[] {
  return rows.flatMap((row) => {
    const { arches, aliases = [], ...rest } = row;
    return arches.map((arch, index) => ({
      ...rest,
      id: index === 0 ? row.id : `${row.id}-${arch}`,
      aliases: index === 0 ? aliases : aliases.map((alias) => `${alias}-${arch}`),
      arch,
      osArch: `${row.os}-${arch}`,
    }));
  });
}

/** Finds a platform by its id or one of its aliases. */
export function findPlatform(platforms: readonly Platform[], name: string): Platform | undefined {
  return (
    platforms.find((platform) => platform.id === name) ??
    platforms.find((platform) => platform.aliases.includes(name))
  );
}
