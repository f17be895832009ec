/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * The only list of platforms and of package managers.
 */
export interface Platforms {
  /**
   * The day the facts were last checked.
   */
  readonly as_of: string;
  /**
   * Package managers.
   *
   * @minItems 1
   *
   * Items: How a package manager is told.
   */
  readonly managers: {
    /**
     * Name of the manager.
     */
    readonly id: string;
    /**
     * Arguments that refresh its lists, run once before the first install.
     *
     * @minItems 1
     */
    readonly update?: readonly string[];
    /**
     * Arguments that install; names follow.
     *
     * @minItems 1
     */
    readonly install: readonly string[];
    /**
     * Arguments that install what Homebrew calls a cask.
     *
     * @minItems 1
     */
    readonly cask?: readonly string[];
    /**
     * Takes one name per call.
     */
    readonly one_at_a_time?: boolean;
    /**
     * Needs administrator rights, through sudo.
     */
    readonly root: boolean;
    /**
     * Arguments that undo an install.
     *
     * @minItems 1
     */
    readonly remove?: readonly string[];
    /**
     * Where these facts were read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
    /**
     * What it installs is found only after the session has read its PATH anew.
     */
    readonly stale_path?: boolean;
    /**
     * How it tells whether a package is installed.
     */
    readonly query?: {
      /**
       * Arguments that look for one package; its name follows. It fails when there is none.
       *
       * @minItems 1
       */
      readonly run: readonly string[];
      /**
       * Text that the answer holds only when the package is really installed.
       */
      readonly shows?: string;
    };
    /**
     * How it downloads through a proxy; left out when it reads the variables of the session.
     */
    readonly proxy?: {
      /**
       * Options put right behind the program; `{proxy}` stands for the address.
       *
       * @minItems 1
       */
      readonly options?: readonly string[];
      /**
       * Variables that it reads, set behind sudo, which drops those of the session.
       *
       * @minItems 1
       */
      readonly variables?: readonly string[];
      /**
       * What a person has to set, where neither options nor variables reach it: a sentence.
       */
      readonly by_hand?: string;
      /**
       * Where these facts were read.
       *
       * @minItems 1
       *
       * Items: Where the fact was read, with its date if the source has one.
       */
      readonly sources: readonly string[];
    };
  }[];
  /**
   * Platforms, in the order pages show them.
   *
   * @minItems 1
   *
   * Items: One operating system release that people choose by name.
   */
  readonly platforms: {
    /**
     * Id used in addresses and on the command line, for x86-64 unless `arches` says otherwise; other processors add `-aarch64`.
     */
    readonly id: string;
    /**
     * Other spellings that the command line takes.
     *
     * @minItems 1
     */
    readonly aliases?: readonly string[];
    /**
     * Name for people.
     */
    readonly name: string;
    /**
     * Heading under which pages list it.
     */
    readonly group: 'linux' | 'macos' | 'windows';
    /**
     * Shown without unfolding the list.
     */
    readonly prominent?: boolean;
    /**
     * Operating system that programs see; WSL 2 is linux.
     */
    readonly os: 'linux' | 'macos' | 'windows';
    /**
     * Linux distribution, as ID in os-release.
     */
    readonly distribution?: string;
    /**
     * Release.
     */
    readonly release?: string;
    /**
     * Keys under which system packages list exceptions by release, most exact first, for example rhel-9.
     *
     * @minItems 0
     */
    readonly like?: readonly string[];
    /**
     * Processor families; the first has the plain id.
     *
     * @minItems 1
     */
    readonly arches: readonly ('x86_64' | 'aarch64')[];
    /**
     * C library on Linux.
     */
    readonly libc?: 'glibc' | 'musl';
    /**
     * Version of glibc.
     */
    readonly glibc?: string;
    /**
     * Package manager that steps use.
     */
    readonly manager: 'apt' | 'dnf' | 'pacman' | 'zypper' | 'apk' | 'brew' | 'winget';
    /**
     * Shell that commands are written for.
     */
    readonly shell: 'posix' | 'powershell';
    /**
     * Runs inside Windows Subsystem for Linux 2: drivers belong to Windows.
     */
    readonly wsl?: boolean;
    /**
     * The Python that the platform brings.
     */
    readonly python: {
      /**
       * Program that starts it: python3, or py on Windows.
       */
      readonly command: string;
      /**
       * Minor version of the default Python; left out when the platform brings none.
       */
      readonly version?: string;
      /**
       * System packages without which `python -m venv` does not work.
       *
       * @minItems 0
       */
      readonly venv?: readonly string[];
      /**
       * Other Python versions that the platform packages: system packages by minor version.
       */
      readonly packages?: {
        /**
         * One Python version.
         */
        readonly [k: string]: {
          /**
           * System packages to install.
           *
           * @minItems 1
           */
          readonly install: readonly string[];
          /**
           * Program that starts it.
           */
          readonly command: string;
          /**
           * System packages with the headers of this Python, for what is compiled against it.
           *
           * @minItems 1
           */
          readonly headers?: readonly string[];
        };
      };
    };
    /**
     * System packages that bring an install tool; a tool that is missing here is fetched another way.
     */
    readonly tools?: {
      /**
       * How to get it.
       */
      readonly [k: string]: {
        /**
         * Packages of the platform's manager.
         *
         * @minItems 1
         */
        readonly install: readonly string[];
        /**
         * Program that starts it.
         */
        readonly command?: string;
      };
    };
    /**
     * What this platform's drivers can compute on.
     *
     * @minItems 1
     */
    readonly compute: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
    /**
     * End of standard support.
     */
    readonly ends?: string;
    /**
     * Where these facts were read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
    /**
     * What programs in containers can compute on, where that is less than `compute`.
     *
     * @minItems 1
     */
    readonly container_compute?: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
  }[];
  /**
   * Python minor versions in the order the planner prefers them where the choice is free: those with the most wheels first.
   *
   * @minItems 1
   */
  readonly pythons: readonly string[];
  /**
   * Where that order comes from.
   */
  readonly pythons_why: string;
  /**
   * Installers.
   *
   * @minItems 1
   *
   * Items: How to get an install tool where no package manager has it.
   */
  readonly installers: {
    /**
     * The tool.
     */
    readonly tool: 'conda' | 'uv';
    /**
     * Operating systems and processors, as linux-x86_64.
     *
     * @minItems 1
     */
    readonly on: readonly string[];
    /**
     * The installer.
     */
    readonly url: string;
    /**
     * Name to save it under.
     */
    readonly file: string;
    /**
     * Program and arguments that install it into the model's own folder.
     *
     * @minItems 1
     */
    readonly run: readonly string[];
    /**
     * Where the tool is afterwards.
     */
    readonly command: string;
    /**
     * Where this was read.
     *
     * @minItems 1
     *
     * Items: Where the fact was read, with its date if the source has one.
     */
    readonly sources: readonly string[];
    /**
     * Variables for the installer alone.
     */
    readonly env?: {
      readonly [k: string]: string;
    };
    /**
     * Programs of the system that it calls and that not every system has.
     *
     * @minItems 1
     */
    readonly needs?: readonly string[];
  }[];
  /**
   * Python minor versions that get no more fixes: a platform's own is passed over when it is one of them and another fits.
   */
  readonly pythons_ended: readonly string[];
  /**
   * Where that was read.
   */
  readonly pythons_ended_why: string;
  /**
   * The day on which each Python minor version gets its last fix; `cardstock decay` holds cards and `pythons_ended` against it.
   */
  readonly pythons_end: {
    /**
     * Last day, in quotes.
     */
    readonly [k: string]: string;
  };
  /**
   * Where those days were read.
   */
  readonly pythons_end_source: string;
}
