/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * An error that people paste: how it is recognised, what causes it, what prevents it, how to mend it.
 */
export interface Failure {
  /**
   * What went wrong, in one line for people.
   */
  readonly title: string;
  /**
   * When it shows.
   */
  readonly stage: 'install' | 'import' | 'run';
  /**
   * Any of these; each needs all its patterns somewhere in the log.
   *
   * @minItems 1
   */
  readonly match: string[][];
  /**
   * Patterns of which none may be there.
   *
   * @minItems 1
   *
   * Items: A pattern.
   */
  readonly unless?: readonly string[];
  /**
   * A symptom of many causes: told only after those that say more.
   */
  readonly general?: boolean;
  /**
   * Why it happens, for people; `{name}` stands for a word that was kept.
   */
  readonly cause: string;
  /**
   * What a card can state so that this does not happen.
   *
   * @minItems 1
   *
   * Items: One kind of requirement.
   */
  readonly prevented_by: {
    /**
     * Which part of a card; `plan` means that the plans of this catalog do it by themselves.
     */
    readonly kind:
      | 'system'
      | 'build-tool'
      | 'python'
      | 'framework'
      | 'pip'
      | 'driver'
      | 'capability'
      | 'platform'
      | 'libc'
      | 'memory'
      | 'disk'
      | 'gate'
      | 'weights'
      | 'environment'
      | 'exclusive'
      | 'compute'
      | 'container'
      | 'plan';
    /**
     * System packages, frameworks or Python packages, by kind.
     *
     * @minItems 1
     *
     * Items: An id.
     */
    readonly ids?: readonly string[];
    /**
     * Of Python packages: only with an upper limit of versions.
     */
    readonly bounded?: boolean;
  }[];
  /**
   * What to do; every one that fits the platform, in order.
   *
   * @minItems 1
   *
   * Items: One thing to do.
   */
  readonly fixes: {
    /**
     * For people; `{name}` stands for a word that was kept.
     */
    readonly text: string;
    /**
     * Only there.
     *
     * @minItems 1
     *
     * Items: An operating system.
     */
    readonly os?: readonly ('linux' | 'macos' | 'windows')[];
    /**
     * System packages to install; their names are those of the platform.
     *
     * @minItems 1
     *
     * Items: Slug of `catalog/system`.
     */
    readonly system?: readonly string[];
  }[];
  /**
   * Where it was seen and where the fix was read.
   *
   * @minItems 1
   *
   * Items: A report or a document.
   */
  readonly sources: readonly string[];
}
