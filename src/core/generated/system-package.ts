/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

export type Manager =
  | {
      /**
       * Names to install for running.
       *
       * @minItems 0
       */
      readonly run: readonly string[];
      /**
       * Further names to compile against it.
       *
       * @minItems 0
       */
      readonly build?: readonly string[];
      /**
       * Set-up steps, by id in catalog/setup.yml, that come first.
       *
       * @minItems 0
       */
      readonly setup?: readonly string[];
      /**
       * A Homebrew cask.
       */
      readonly cask?: boolean;
      /**
       * Sources seen to define or use the names; empty when from general knowledge only.
       *
       * @minItems 0
       */
      readonly verified: readonly string[];
      /**
       * Names among them that no source was seen for.
       *
       * @minItems 0
       */
      readonly unverified?: readonly string[];
      /**
       * Something the user should know.
       */
      readonly note?: string;
      /**
       * Replaces the whole entry on one release.
       */
      readonly by_release?: {
        readonly [k: string]: Entry;
      };
      /**
       * Version that it brings; stated for pinned packages.
       */
      readonly version?: string;
    }
  | {
      /**
       * Not available.
       */
      readonly run: null;
      /**
       * What to do instead.
       */
      readonly hint: string;
      /**
       * Replaces the whole entry on one release.
       */
      readonly by_release?: {
        readonly [k: string]: Entry;
      };
      /**
       * The hint is about the environment, so people read it once that is made.
       */
      readonly in_environment?: boolean;
    };
export type Entry =
  | {
      /**
       * Names to install for running.
       *
       * @minItems 0
       */
      readonly run: readonly string[];
      /**
       * Further names to compile against it.
       *
       * @minItems 0
       */
      readonly build?: readonly string[];
      /**
       * Set-up steps, by id in catalog/setup.yml, that come first.
       *
       * @minItems 0
       */
      readonly setup?: readonly string[];
      /**
       * A Homebrew cask.
       */
      readonly cask?: boolean;
      /**
       * Sources seen to define or use the names; empty when from general knowledge only.
       *
       * @minItems 0
       */
      readonly verified: readonly string[];
      /**
       * Names among them that no source was seen for.
       *
       * @minItems 0
       */
      readonly unverified?: readonly string[];
      /**
       * Something the user should know.
       */
      readonly note?: string;
      /**
       * Version that it brings; stated for pinned packages.
       */
      readonly version?: string;
    }
  | {
      /**
       * Not available.
       */
      readonly run: null;
      /**
       * What to do instead.
       */
      readonly hint: string;
      /**
       * The hint is about the environment, so people read it once that is made.
       */
      readonly in_environment?: boolean;
    };

/**
 * One system package: how to detect it and its name in every package manager.
 */
export interface SystemPackage {
  /**
   * Identifier in the DepURL style.
   */
  readonly id: string;
  /**
   * Other names people use.
   *
   * @minItems 0
   */
  readonly aliases?: readonly string[];
  /**
   * What it is.
   */
  readonly kind: 'tool' | 'library' | 'toolchain' | 'driver' | 'runtime' | 'data' | 'application';
  /**
   * What it does.
   */
  readonly description: string;
  /**
   * Virtual ids it satisfies.
   *
   * @minItems 0
   */
  readonly provides?: readonly string[];
  /**
   * Only needed there.
   *
   * @minItems 1
   */
  readonly platforms?: readonly ('linux' | 'macos' | 'windows')[];
  /**
   * How to see whether it is there.
   */
  readonly detect?: {
    /**
     * Program and arguments that end with 0.
     *
     * @minItems 1
     */
    readonly command?: readonly string[];
    /**
     * Other commands, tried in order; one that ends with 0 is enough.
     *
     * @minItems 1
     */
    readonly alternatives?: string[][];
    /**
     * Other exit codes that mean present.
     *
     * @minItems 0
     */
    readonly exit_codes?: readonly number[];
    /**
     * First group is the version.
     */
    readonly version_regex?: string;
    /**
     * A shared library.
     */
    readonly library?: {
      /**
       * Name or pattern.
       */
      readonly find?: string | null;
      /**
       * Name or pattern.
       */
      readonly linux?: string | null;
      /**
       * Name or pattern.
       */
      readonly macos?: string | null;
      /**
       * Name or pattern.
       */
      readonly windows?: string | null;
    };
    /**
     * Header file.
     */
    readonly header?: string;
    /**
     * pkg-config module.
     */
    readonly pkg_config?: string;
    /**
     * Variables that point at it.
     *
     * @minItems 1
     */
    readonly env?: readonly string[];
  };
  /**
   * Python packages that carry it, so that nothing needs installing.
   */
  readonly wheels?: string;
  /**
   * What to know.
   */
  readonly notes?: string;
  /**
   * Names by package manager.
   */
  readonly packages: {
    readonly [k: string]: Manager;
  };
  /**
   * Its major version must equal one that the plan chose; a package manager's entry that brings another version is passed over.
   */
  readonly pinned?: {
    /**
     * What it must equal: the CUDA toolkit of the chosen build.
     */
    readonly to: 'toolkit';
    /**
     * What to do where the package manager has another version; `{version}` is filled in.
     */
    readonly by_hand: string;
    /**
     * Where.
     */
    readonly url: string;
  };
  /**
   * Commands that make it work once it is installed, in order.
   *
   * @minItems 1
   *
   * Items: A command.
   */
  readonly configure?: {
    /**
     * Program and arguments.
     *
     * @minItems 1
     */
    readonly run: readonly string[];
    /**
     * Needs administrator rights.
     */
    readonly root: boolean;
    /**
     * Only on platforms with these package managers; everywhere when left out.
     *
     * @minItems 1
     */
    readonly managers?: readonly (
      'apt' | 'dnf' | 'pacman' | 'zypper' | 'apk' | 'brew' | 'winget'
    )[];
  }[];
  /**
   * What an administrator must have installed before the package of conda is of use, by operating system.
   */
  readonly conda_needs?: {
    /**
     * A name with its article, inside a sentence.
     */
    readonly [k: string]: string;
  };
}
