/** What a resolver chose for one card and target, stored as evidence. */
import type { ToolId } from '../card/card.ts';

/** A file of an index, with what proves that it is the same file later. */
export interface LockedFile {
  /** File name, which for a wheel says what it fits. */
  readonly name: string;
  readonly url: string;
  /** By algorithm, such as `sha256`; at least one. */
  readonly hashes: Readonly<Record<string, string>>;
  /** In bytes. */
  readonly size?: number | undefined;
}

interface LockedBase {
  /** Normalised. */
  readonly name: string;
  /** Left out where only a build would tell. */
  readonly version?: string | undefined;
  /** Address of the index that has the files. */
  readonly index?: string | undefined;
  /** Only where this holds; a stored result is for one target, so most have none. */
  readonly marker?: string | undefined;
  readonly requiresPython?: string | undefined;
}

/** Files of an index, or a commit of a repository. */
export type LockedPackage =
  | (LockedBase & {
      readonly from: 'index';
      readonly wheels: readonly LockedFile[];
      readonly sdist?: LockedFile | undefined;
    })
  | (LockedBase & { readonly from: 'git'; readonly url: string; readonly commit: string });

/** A resolver's result: every package that an installation gets. */
export interface StoredResolution {
  /** Id of the card. */
  readonly card: string;
  /** Version of the model that was resolved; the card's own when left out. */
  readonly version?: string | undefined;
  /** Id of the platform. */
  readonly platform: string;
  /** Id of the GPU family. */
  readonly gpu: string;
  readonly tool: ToolId;
  readonly variant?: string | undefined;
  readonly features: readonly string[];
  /** Day of the run, `2026-11-22`. */
  readonly date: string;
  /** Program and version, such as `uv 0.13.9`. */
  readonly resolver: string;
  /** Python that was resolved for, such as `==3.12.*`. */
  readonly requiresPython: string;
  readonly packages: readonly LockedPackage[];
}
