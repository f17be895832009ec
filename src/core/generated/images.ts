/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * Base images of generated containers, and what a container needs around them.
 */
export interface Images {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * Base images, most preferred first.
   *
   * @minItems 1
   *
   * Items: One image, or one for each Python.
   */
  readonly images: {
    /**
     * Id of the row.
     */
    readonly id: string;
    /**
     * Image with its tag; {python} stands for the chosen minor version.
     */
    readonly tag: string;
    /**
     * Digest of the tag, where it is known.
     */
    readonly digest?: string;
    /**
     * Row of platforms.yml that it is made from.
     */
    readonly platform: string;
    /**
     * Processors that it is published for.
     *
     * @minItems 1
     */
    readonly arches: readonly ('x86_64' | 'aarch64')[];
    /**
     * What programs in it can compute on.
     *
     * @minItems 1
     */
    readonly compute: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
    /**
     * Python versions that have a tag; left out where the platform's Python is used.
     *
     * @minItems 1
     */
    readonly pythons?: readonly string[];
    /**
     * Program that starts the Python of the image.
     */
    readonly command?: string;
    /**
     * CUDA toolkit inside; the row is taken only for plans that need one.
     */
    readonly toolkit?: string;
    /**
     * Slugs of system/ that need not be installed in it.
     */
    readonly brings: readonly string[];
    /**
     * Why this image, in one line for people.
     */
    readonly why: string;
    /**
     * Day of the newest source that lists the tag.
     */
    readonly read: string;
    /**
     * Day from which the tag is no longer offered; the row is then never taken.
     */
    readonly ended?: string;
    /**
     * Where these facts were read.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  }[];
  /**
   * How a container reaches the GPU of its host.
   *
   * Items: One kind of GPU.
   */
  readonly access: {
    /**
     * Kind of GPU.
     */
    readonly compute: 'cuda' | 'rocm' | 'xpu';
    /**
     * Options of docker run.
     */
    readonly docker: readonly string[];
    /**
     * Devices whose group the user inside must belong to.
     */
    readonly groups_of?: readonly string[];
    /**
     * Options of apptainer exec.
     */
    readonly apptainer: readonly string[];
    /**
     * Environment variables of the image.
     */
    readonly variables?: {
      readonly [k: string]: string;
    };
    /**
     * Files of which one is there when a GPU is visible.
     *
     * @minItems 1
     */
    readonly devices: readonly string[];
    /**
     * Where these facts were read.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  }[];
  /**
   * What a package manager needs in a build.
   *
   * Items: One manager of platforms.yml.
   */
  readonly managers: {
    /**
     * Id of the manager.
     */
    readonly id: string;
    /**
     * Command that comes first, as a list of arguments.
     *
     * @minItems 1
     */
    readonly prepare: readonly string[];
    /**
     * Commands that empty those folders, where no builder keeps them out of the image.
     *
     * @minItems 1
     */
    readonly clean: string[][];
    /**
     * Folders that the builder keeps between builds.
     *
     * @minItems 1
     */
    readonly caches: readonly string[];
    /**
     * Environment variables during the build.
     */
    readonly variables: {
      readonly [k: string]: string;
    };
    /**
     * Where these facts were read.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  }[];
  /**
   * What Cog builds in.
   */
  readonly cog: {
    /**
     * Row of platforms.yml whose package names it takes.
     */
    readonly platform: string;
    /**
     * The only processor it builds for.
     */
    readonly arch: 'x86_64' | 'aarch64';
    /**
     * What programs in it can compute on.
     */
    readonly compute: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
    /**
     * Python versions that it offers.
     */
    readonly pythons: readonly string[];
    /**
     * CUDA versions of its table.
     */
    readonly cudas: readonly string[];
    /**
     * Slugs of system/ that need not be installed in it.
     */
    readonly brings: readonly string[];
    /**
     * Environment variables that it does not let anybody set; * stands for any end.
     */
    readonly reserved: readonly string[];
    /**
     * Where these facts were read.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  };
  /**
   * Variables that name the GPUs to compile for.
   *
   * Items: One framework.
   */
  readonly targets: {
    /**
     * File name in frameworks/.
     */
    readonly framework: string;
    /**
     * Takes capabilities, separated by semicolons.
     */
    readonly variable: string;
    /**
     * Where these facts were read.
     *
     * @minItems 1
     */
    readonly sources: readonly string[];
  }[];
}
