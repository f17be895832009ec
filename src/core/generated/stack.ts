/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * Packages in exact versions that resolve together on several systems, so that many models can share one environment.
 */
export interface Stack {
  /**
   * What people call it.
   */
  readonly name: string;
  /**
   * For which models it is meant, in one line.
   */
  readonly summary: string;
  /**
   * The framework by its file in catalog/frameworks; its build for the target is chosen as in every plan.
   */
  readonly framework: string;
  /**
   * Minor version of Python.
   */
  readonly python: string;
  /**
   * Exact versions by normalised name: the framework, those of its companions that the stack has, and the libraries that many models use. Without a local version, so that every build of the framework serves.
   */
  readonly pins: {
    /**
     * An exact version.
     */
    readonly [k: string]: string;
  };
  /**
   * Groups of packages that own the same files, so that an environment holds only one of each group.
   *
   * @minItems 1
   */
  readonly exclusive?: string[][];
  /**
   * The day the pins were resolved.
   */
  readonly as_of: string;
  /**
   * How the pins were found, and where each fact was read, with its date.
   *
   * @minItems 1
   *
   * Items: A source.
   */
  readonly sources: readonly string[];
}
