/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * GPU families, what the CUDA toolkits need, and the macOS floors of Apple's GPU.
 */
export interface Compute {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * Kinds, in the order pages show them.
   *
   * @minItems 1
   *
   * Items: A kind of compute.
   */
  readonly kinds: {
    /**
     * Id.
     */
    readonly id: 'cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu';
    /**
     * Name for people.
     */
    readonly name: string;
    /**
     * Maker of the GPUs.
     */
    readonly maker?: string;
    /**
     * Command that shows GPU and driver.
     *
     * @minItems 1
     */
    readonly check?: readonly string[];
    /**
     * Where these facts were read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  }[];
  /**
   * Families, oldest first.
   *
   * @minItems 1
   *
   * Items: A family of GPUs that people know theirs by.
   */
  readonly families: {
    /**
     * Id used in addresses and on the command line.
     */
    readonly id: string;
    /**
     * Other spellings.
     *
     * @minItems 1
     */
    readonly aliases?: readonly string[];
    /**
     * Name for people.
     */
    readonly name: string;
    /**
     * Kind of compute.
     */
    readonly compute: 'cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu';
    /**
     * NVIDIA compute capabilities in this family.
     */
    readonly capability?: {
      /**
       * Lowest.
       */
      readonly min: string;
      /**
       * Highest.
       */
      readonly max: string;
    };
    /**
     * AMD gfx ids in this family.
     *
     * @minItems 1
     */
    readonly gfx?: readonly string[];
    /**
     * Products people will recognise.
     *
     * @minItems 0
     */
    readonly examples?: readonly string[];
    /**
     * Stands for 'this maker, not sure which'.
     */
    readonly generic?: boolean;
    /**
     * Where these facts were read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  }[];
  /**
   * CUDA toolkits, newest first.
   *
   * @minItems 1
   *
   * Items: What CUDA of one major version needs.
   */
  readonly toolkits: {
    /**
     * Major version.
     */
    readonly major: string;
    /**
     * Lowest driver for programs that bring their own CUDA libraries.
     */
    readonly min_driver: {
      /**
       * Linux.
       */
      readonly linux: string;
      /**
       * Windows; WSL 2 uses the Windows driver.
       */
      readonly windows: string;
    };
    /**
     * Lowest compute capability that the toolkit still compiles for.
     */
    readonly min_capability: string;
    /**
     * Where these facts were read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  }[];
  /**
   * What to tell people with an old driver.
   */
  readonly driver_advice: {
    /**
     * Recommended lowest NVIDIA driver.
     */
    readonly recommended: string;
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why: string;
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  };
}
