/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * How package managers fetch for a machine without network, and which variables keep libraries from calling out.
 */
export interface Offline {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * One row a package manager.
   *
   * Items: How one manager fetches into the folder `system`, and installs from it.
   */
  readonly managers: {
    /**
     * Id of the manager in platforms.yml.
     */
    readonly id: string;
    /**
     * Commands for the connected machine, in order.
     *
     * @minItems 1
     */
    readonly fetch: readonly Command[];
    /**
     * Commands for the machine without network, in order; none when only a person can do it.
     *
     * @minItems 1
     */
    readonly install?: readonly Command[];
    /**
     * What a person does on the machine without network.
     */
    readonly by_hand?: string;
    /**
     * Options of an install that these commands do not know.
     *
     * @minItems 1
     */
    readonly except?: readonly string[];
    /**
     * What a reader must know, in one or two sentences.
     */
    readonly note?: string;
    /**
     * Where it is documented.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  }[];
  /**
   * Libraries that would call out, and the variables that stop them.
   *
   * Items: One library.
   */
  readonly libraries: {
    /**
     * Name of the library.
     */
    readonly id: string;
    /**
     * Python packages that bring it; a plan that installs one gets the variables.
     *
     * @minItems 1
     */
    readonly packages?: readonly string[];
    /**
     * A model whose files come from the model hub gets the variables.
     */
    readonly hub?: boolean;
    /**
     * Variables and their values.
     */
    readonly variables: {
      readonly [k: string]: string;
    };
    /**
     * What they do, in one line for people.
     */
    readonly why: string;
    /**
     * Where it is documented.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  }[];
}
/**
 * A program with its arguments.
 */
export interface Command {
  /**
   * The words; `{names}` stands for the names of the packages, one word each.
   *
   * @minItems 1
   */
  readonly run: readonly string[];
  /**
   * Needs administrator rights.
   */
  readonly root: boolean;
}
