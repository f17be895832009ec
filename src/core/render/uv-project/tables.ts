/** What a plan's installations come to in uv's tables: one resolution instead of several calls. */

/** An index, or with `isFlat` a page of links, that serves only the packages that name it. */
export interface IndexTable {
  readonly name: string;
  readonly url: string;
  readonly isFlat: boolean;
  /** Stands in for the default index. */
  readonly isDefault: boolean;
}

export type Source =
  { readonly index: string } | { readonly path: string; readonly editable: boolean };

/** By package names, normalised. */
export interface ProjectTables {
  /** Minor version of Python, such as `3.12`. */
  readonly python: string;
  readonly dependencies: readonly string[];
  readonly constraints: readonly string[];
  readonly indexes: readonly IndexTable[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Marker that only the target's platform meets. */
  readonly environment: string;
  /** Built with what the environment holds. */
  readonly withoutIsolation: readonly string[];
  /** Never built here, or nothing is. */
  readonly onlyBinary: readonly string[] | 'all';
  /** Always built here, or everything is. */
  readonly noBinary: readonly string[] | 'all';
  /** Installed without what they ask for. */
  readonly withoutDependencies: readonly string[];
  readonly allowsPrereleases: boolean;
  /** Variables for a package's build. */
  readonly buildVariables: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The fact for which one resolution cannot do what the plan does: a sentence. */
export interface Inexpressible {
  readonly reason: string;
}
