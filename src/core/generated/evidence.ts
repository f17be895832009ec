/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * Day of the run, in UTC.
 */
export type Date = string;
/**
 * Minor version of Python.
 */
export type Python = string;
/**
 * What the plan asked the package index for, in the planner's own words. A record backs a plan that asks for the same, and no other.
 *
 * @minItems 1
 *
 * Items: One build or requirement.
 */
export type Asked = readonly string[];
/**
 * What stood in for what could not be reached, in words.
 *
 * Items: One replacement.
 */
export type Replaced = readonly string[];
/**
 * What the plan asked the package index for, in the planner's own words. A record backs a plan that asks for the same, and no other.
 *
 * @minItems 1
 *
 * Items: One build or requirement.
 */
export type Asked1 = readonly string[];

/**
 * What was resolved and what was run for one card and one target. Written by `cardstock resolve` and `cardstock verify`, never by hand.
 */
export interface EvidenceRecord {
  /**
   * Id of the card: the name of the folder.
   */
  readonly card: string;
  /**
   * Id of a platform of platforms.yml.
   */
  readonly platform: string;
  /**
   * Id of a GPU family of compute.yml, or `cpu`.
   */
  readonly gpu: string;
  /**
   * The tool of the plan.
   */
  readonly tool: 'pip' | 'uv' | 'conda';
  /**
   * Version of the GPU's driver, where the plan hangs on it.
   */
  readonly driver?: string;
  /**
   * Version of the model; the card's own when left out.
   */
  readonly version?: string;
  /**
   * Variant of the model; the first when left out.
   */
  readonly variant?: string;
  readonly resolution?: Resolution;
  readonly run?: Run;
}
/**
 * Whether a resolver found a ready-made build of every package.
 */
export interface Resolution {
  readonly date: Date;
  /**
   * Program and version, such as `uv 0.13.9`.
   */
  readonly resolver: string;
  readonly python: Python;
  /**
   * The C library that the builds were asked for, on Linux with glibc: they fit a newer one as well.
   */
  readonly glibc?: string;
  readonly asked: Asked;
  /**
   * For the Python of the plan.
   */
  readonly outcome: 'resolves' | 'fails';
  readonly trouble?: Trouble;
  readonly replaced: Replaced;
  /**
   * The other versions of Python that the card allows.
   *
   * Items: One version of Python.
   */
  readonly pythons: {
    readonly python: Python;
    readonly asked?: Asked1;
    /**
     * For this Python.
     */
    readonly outcome: 'resolves' | 'fails';
    readonly trouble?: Trouble;
  }[];
  /**
   * Sum of the files, each package's largest that fits; left out when anything was replaced or the index does not tell a size.
   */
  readonly download_bytes?: number;
  /**
   * Packages without a ready-made build, which the card says are built.
   *
   * Items: Normalised name.
   */
  readonly built?: readonly string[];
  /**
   * Everything that would be installed, sorted by name.
   */
  readonly packages?: readonly Package[];
}
/**
 * Why it did not get further.
 */
export interface Trouble {
  /**
   * What kind of trouble it was.
   */
  readonly class:
    | 'no-wheel'
    | 'no-version'
    | 'conflict'
    | 'python'
    | 'build'
    | 'system'
    | 'import'
    | 'check'
    | 'disk'
    | 'memory'
    | 'network'
    | 'time'
    | 'other';
  /**
   * What the tool said, shortened.
   */
  readonly text: string;
  /**
   * The failure of `catalog/failures` that the log shows.
   */
  readonly failure?: string;
}
/**
 * One package that the resolver chose.
 */
export interface Package {
  /**
   * Normalised name.
   */
  readonly name: string;
  /**
   * Version as the index writes it.
   */
  readonly version: string;
  /**
   * Index of indexes.yml that has it, such as `pytorch:cpu`; the default index when left out.
   */
  readonly index?: string;
  /**
   * Commit, for a package that comes from a repository.
   */
  readonly commit?: string;
  /**
   * The repository of that commit.
   */
  readonly repository?: string;
  /**
   * Files that fit the target; their names say for what they were built.
   *
   * Items: One file.
   */
  readonly files: {
    /**
     * File name.
     */
    readonly name: string;
    /**
     * Size.
     */
    readonly bytes?: number;
    /**
     * Checksum of the content.
     */
    readonly sha256: string;
  }[];
}
/**
 * How far an installation got that followed the plan in a clean place.
 */
export interface Run {
  readonly date: Date;
  /**
   * The clean place, in words.
   */
  readonly where: string;
  /**
   * Minor version of the environment's Python.
   */
  readonly python: string;
  readonly asked: Asked;
  /**
   * The last stage that succeeded; `run` means that the card's own check computed something.
   */
  readonly stage: 'none' | 'install' | 'import' | 'run';
  /**
   * `done`: every stage that needs nothing from outside succeeded.
   */
  readonly outcome: 'done' | 'failed';
  /**
   * Checks that were not tried because they fetch the model's files.
   *
   * Items: What the check needs.
   */
  readonly left_out?: readonly string[];
  readonly trouble?: Trouble;
  readonly replaced: Replaced;
  /**
   * Duration of each stage that was tried.
   */
  readonly seconds: {
    /**
     * Everything before the check.
     */
    readonly install?: number;
    /**
     * Imports and the card's own check.
     */
    readonly check?: number;
  };
  /**
   * What the whole installation took on disk, system packages included; left out when anything was replaced.
   */
  readonly disk_bytes?: number;
  /**
   * Versions in the environment afterwards, by normalised name.
   */
  readonly packages: {
    readonly [k: string]: string;
  };
}
