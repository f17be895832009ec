/** Sizes for people. */

/** `61 MB`, `1.4 GB`: decimal units, as package indexes and disks are labelled. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${String(Math.max(1, Math.round(bytes / 1e3)))} kB`;
  if (bytes < 1e9) return `${String(Math.round(bytes / 1e6))} MB`;
  return `${String(Math.round(bytes / 1e8) / 10)} GB`;
}
