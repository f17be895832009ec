/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * Which build of a framework exists for which release, platform and accelerator.
 */
export interface Framework {
  /**
   * Name for people.
   */
  readonly name: string;
  /**
   * Package on the default index.
   */
  readonly package: string;
  /**
   * Module.
   */
  readonly import: string;
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * What was not settled on that day.
   */
  readonly re_check?: string;
  /**
   * Lowest glibc of the Linux wheels.
   */
  readonly glibc?: string;
  /**
   * Whether wheels for musl exist.
   */
  readonly musl: boolean;
  /**
   * Packages that must match it.
   *
   * @minItems 0
   */
  readonly companions?: readonly string[];
  /**
   * Packages of which only one may be installed.
   *
   * @minItems 0
   */
  readonly exclusive?: readonly string[];
  /**
   * Builds.
   *
   * @minItems 1
   *
   * Items: One build of the framework's packages.
   */
  readonly builds: {
    /**
     * Id: cu130, rocm7.2, cpu, ...
     */
    readonly id: string;
    /**
     * What it computes on. A CPU build that also drives Apple's GPU is listed twice.
     */
    readonly compute: 'cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu';
    /**
     * CUDA or ROCm version inside.
     */
    readonly toolkit?: string;
    /**
     * Package to install instead of the framework's own.
     */
    readonly package?: string;
    /**
     * Extras that select this build.
     *
     * @minItems 1
     */
    readonly extras?: readonly string[];
    /**
     * Other requirements, from the default index, without which this build does not work.
     *
     * @minItems 1
     */
    readonly needs?: readonly string[];
    /**
     * Wheel index by id; the default index when left out.
     */
    readonly index?: string;
    /**
     * Name of uv's own switch for this build, if it has one.
     */
    readonly uv_backend?: string;
    /**
     * Lowest driver if stricter than the toolkit's.
     */
    readonly min_driver?: {
      /**
       * Linux.
       */
      readonly linux?: string;
      /**
       * Windows.
       */
      readonly windows?: string;
    };
    /**
     * Lowest macOS.
     */
    readonly min_macos?: string;
    /**
     * AMD gfx ids that it holds code for.
     *
     * @minItems 1
     */
    readonly gfx?: readonly string[];
    /**
     * System packages, by slug, that the host must have.
     *
     * @minItems 1
     */
    readonly host_needs?: readonly string[];
    /**
     * Something the user should know.
     */
    readonly note?: string;
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
    /**
     * Folders of the environment's site-packages that the Linux loader must search, because the build does not find its libraries there by itself.
     *
     * @minItems 1
     */
    readonly library_path?: readonly string[];
  }[];
  /**
   * Release series, newest first.
   *
   * @minItems 1
   *
   * Items: A release series.
   */
  readonly releases: {
    /**
     * Series: major.minor.
     */
    readonly version: string;
    /**
     * Newest patch release known.
     */
    readonly latest?: string;
    /**
     * Day of the first release.
     */
    readonly released?: string;
    /**
     * Python versions that wheels exist for.
     */
    readonly python: string;
    /**
     * Companions that match: requirement ranges by package.
     */
    readonly with?: {
      /**
       * Range.
       */
      readonly [k: string]: string;
    };
    /**
     * Builds by operating system and processor, preferred first.
     */
    readonly builds: {
      /**
       * Build ids.
       *
       * @minItems 0
       */
      readonly [k: string]: readonly string[];
    };
    /**
     * Requirements that must hold beside it, for example numpy<2.
     *
     * @minItems 0
     */
    readonly conflicts?: readonly string[];
    /**
     * Something the user should know.
     */
    readonly note?: string;
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  }[];
  /**
   * Compute capabilities by build.
   *
   * @minItems 0
   *
   * Items: Compute capabilities compiled into a build.
   */
  readonly capabilities?: {
    /**
     * Build ids.
     *
     * @minItems 1
     */
    readonly builds: readonly string[];
    /**
     * Release series concerned.
     */
    readonly releases: string;
    readonly arch?: 'x86_64' | 'aarch64';
    /**
     * Capabilities; a GPU runs code of its own major version and an equal or lower minor.
     *
     * @minItems 1
     */
    readonly list: readonly string[];
    /**
     * Intermediate code from which newer GPUs can be served.
     */
    readonly ptx?: string;
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  }[];
  /**
   * How conda installs it.
   */
  readonly conda?: {
    /**
     * Channel.
     */
    readonly channel: 'conda-forge';
    /**
     * Package name.
     */
    readonly package: string;
    /**
     * Newest version seen.
     */
    readonly latest?: string;
    /**
     * Builds, preferred first.
     *
     * @minItems 1
     *
     * Items: One way to install it.
     */
    readonly builds: {
      /**
       * Id.
       */
      readonly id: string;
      /**
       * What it computes on.
       */
      readonly compute: 'cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu';
      /**
       * CUDA version inside.
       */
      readonly toolkit?: string;
      /**
       * Match specifications; `{version}` is the range.
       *
       * @minItems 1
       */
      readonly packages: readonly string[];
      /**
       * Operating systems and processors.
       *
       * @minItems 1
       */
      readonly on: readonly string[];
      /**
       * Lowest glibc.
       */
      readonly glibc?: string;
    }[];
    /**
     * Names of the companions on the channel.
     */
    readonly companions?: {
      /**
       * Package.
       */
      readonly [k: string]: string;
    };
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
  };
  /**
   * Python expressions, without double quotes, that are true when the build really computes there.
   */
  readonly verify: {
    /**
     * Expression.
     */
    readonly [k: string]: string;
  };
  /**
   * Sources of the whole file.
   *
   * @minItems 1
   *
   * Items: Where the fact was read, with its date if the source has one.
   */
  readonly sources: readonly string[];
}
