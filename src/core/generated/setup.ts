/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * Repositories that must be enabled before some packages can be installed.
 */
export interface SetUpSteps {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * Steps by id.
   */
  readonly setups: {
    /**
     * One set-up.
     */
    readonly [k: string]: {
      /**
       * Name for people.
       */
      readonly name: string;
      /**
       * Distributions, releases or managers.
       *
       * @minItems 1
       */
      readonly applies_to: readonly string[];
      /**
       * Set-ups that come before.
       *
       * @minItems 0
       */
      readonly requires?: readonly string[];
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why: string;
      /**
       * Actions, in order.
       *
       * @minItems 1
       */
      readonly do: readonly (
        | {
            /**
             * Program and arguments; `{release}` and `{arch}` are filled in.
             *
             * @minItems 1
             */
            readonly run: string[];
            /**
             * Needs administrator rights.
             */
            readonly root: boolean;
          }
        | {
            /**
             * What to do.
             */
            readonly manual: string;
            /**
             * Where.
             */
            readonly url?: string;
          }
      )[];
      /**
       * Conda channel that the environment adds after conda-forge; then `do` is only for people who add it by hand.
       */
      readonly channel?: string;
      /**
       * How to undo it.
       */
      readonly undo?: string;
      /**
       * Sources.
       *
       * @minItems 0
       */
      readonly verified: readonly string[];
      /**
       * What to know.
       */
      readonly note?: string;
    };
  };
}
