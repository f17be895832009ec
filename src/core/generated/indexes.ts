/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * The only list of wheel indexes; a card names them by id.
 */
export interface Indexes {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * Indexes.
   *
   * @minItems 1
   *
   * Items: A wheel index or page of wheels, reviewed.
   */
  readonly indexes: {
    /**
     * Symbolic id.
     */
    readonly id: string;
    /**
     * A package index, or a page that lists wheels.
     */
    readonly kind: 'index' | 'find_links';
    /**
     * Address; `{build}`, `{torch}` are filled in.
     */
    readonly url: string;
    /**
     * Pattern that the part after the colon must match.
     */
    readonly parameter?: string;
    /**
     * It also holds the dependencies of what it serves, so one index is enough.
     */
    readonly complete: boolean;
    /**
     * Who runs it.
     */
    readonly owner: string;
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  }[];
}
