/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * What models do: the only vocabulary.
 */
export interface Tasks {
  /**
   * Fields.
   *
   * @minItems 1
   *
   * Items: A field.
   */
  readonly domains: {
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name for people.
     */
    readonly name: string;
  }[];
  /**
   * Tasks.
   *
   * @minItems 1
   *
   * Items: A task.
   */
  readonly tasks: {
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name for people.
     */
    readonly name: string;
    /**
     * Field.
     */
    readonly domain: string;
    /**
     * Name of an icon of Lucide, for lists and the card's page.
     */
    readonly icon: string;
    /**
     * What a model for it does.
     */
    readonly summary: string;
    /**
     * Other words people search.
     *
     * @minItems 0
     */
    readonly aliases?: readonly string[];
  }[];
}
