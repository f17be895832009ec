/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * Services on which a notebook runs without an installation of one's own.
 */
export interface Hosts {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * Hosts.
   *
   * @minItems 1
   *
   * Items: A service that runs notebooks.
   */
  readonly hosts: {
    /**
     * The host's id.
     */
    readonly id: string;
    /**
     * Display name.
     */
    readonly name: string;
    /**
     * The platform whose packages and C library it has, by its id in platforms.yml.
     */
    readonly platform: string;
    /**
     * Whether the notebook has administrator rights.
     */
    readonly root: boolean;
    /**
     * The program by which conda is called, where the host has it.
     */
    readonly conda?: 'conda' | 'mamba';
    /**
     * Main memory that a session may use, GB; left out where none is stated.
     */
    readonly memory_gb?: number;
    /**
     * Processors that a session may use; left out where none is stated.
     */
    readonly processors?: number;
    /**
     * Where in its menus a runtime is chosen, outermost first.
     */
    readonly choose_runtime?: string;
    /**
     * GPUs that can be had, without charge first; empty when there are none.
     *
     * Items: A kind of GPU.
     */
    readonly gpus: {
      /**
       * The GPU family, by its id in compute.yml.
       */
      readonly family: string;
      /**
       * Name by which a notebook asks for it.
       */
      readonly name: string;
      /**
       * The driver last read of.
       */
      readonly driver?: string;
    }[];
    /**
     * What a session starts with, most preferred first.
     *
     * @minItems 1
     *
     * Items: A state of the service.
     */
    readonly runtimes: {
      /**
       * Name by which a person chooses it; left out when it comes by itself or the files choose it.
       */
      readonly name?: string;
      /**
       * Version of Python.
       */
      readonly python: string;
      /**
       * Frameworks that are there already, by file name in frameworks/.
       */
      readonly preinstalled?: {
        /**
         * What is there.
         */
        readonly [k: string]: {
          /**
           * Its version.
           */
          readonly version: string;
          /**
           * Ids of the builds in frameworks/; left out when it was not read.
           *
           * @minItems 1
           *
           * Items: A build's id.
           */
          readonly builds?: readonly string[];
        };
      };
    }[];
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
