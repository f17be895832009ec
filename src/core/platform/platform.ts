/** One platform × processor that a target can name: a row of `catalog/platforms.yml`, expanded. */
import type { Platforms } from '../generated/platforms.ts';

export type PlatformRow = Platforms['platforms'][number];
export type PackageManager = Platforms['managers'][number];
export type Arch = 'x86_64' | 'aarch64';

export interface Platform extends Omit<PlatformRow, 'arches' | 'aliases'> {
  /** The row's id, with `-aarch64` when the processor is not the row's first. */
  readonly id: string;
  readonly aliases: readonly string[];
  readonly arch: Arch;
  /** Key of `frameworks/*.yml`: `linux-x86_64`, `macos-aarch64`, ... */
  readonly osArch: string;
}
