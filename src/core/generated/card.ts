/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

export type License =
  | string
  | {
      /**
       * SPDX expression or LicenseRef-*.
       */
      readonly code: string;
      /**
       * SPDX expression or LicenseRef-*; left out when upstream does not state it.
       */
      readonly weights?: string;
      /**
       * What a user must know.
       */
      readonly note?: string;
      /**
       * Text of a licence that SPDX does not list.
       */
      readonly url?: string;
    };
/**
 * One version, always in quotes.
 */
export type Version = string;
/**
 * A version range in PEP 440 form, always in quotes.
 */
export type Specifier = string;
/**
 * One package requirement in PEP 508 form. A git reference must be a full commit; indexes, options, local paths and plain archives are refused.
 */
export type Requirement = string;
export type EnvironmentVariable =
  | string
  | {
      /**
       * The value. Leave it out with `ask: true`.
       */
      readonly value?: string;
      /**
       * The user has to fill it in: a token, or a folder of theirs.
       */
      readonly ask?: boolean;
      /**
       * Never printed into a file that the user may share.
       */
      readonly secret?: boolean;
      /**
       * Set while installing, or whenever the model runs (the default).
       */
      readonly phase?: 'build' | 'run';
      readonly when?: When;
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
    };
export type SystemNeed =
  | string
  | {
      /**
       * The package's id in catalog/system/.
       */
      readonly id?: string;
      /**
       * Any one of these satisfies the need; the first that the platform offers is taken.
       *
       * @minItems 2
       */
      readonly any_of?: readonly string[];
      /**
       * Needed to run the model (the default) or only while something compiles.
       */
      readonly for?: 'run' | 'build';
      readonly when?: When;
      readonly min?: Version;
      /**
       * The model works without it; the step says so.
       */
      readonly optional?: boolean;
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
    };
export type PlatformSupport =
  | ('yes' | 'no' | 'unknown')
  | {
      /**
       * Works, works with care, does not work, nobody says.
       */
      readonly support: 'yes' | 'experimental' | 'no' | 'unknown';
      /**
       * The way round.
       */
      readonly use?: 'wsl2' | 'conda' | 'docker';
      /**
       * Only these kinds of compute are concerned.
       *
       * @minItems 1
       */
      readonly compute?: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
      readonly python?: Specifier;
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
      /**
       * Where this is stated.
       */
      readonly source?: string;
    };
export type ComputeSupport =
  | ('yes' | 'slow' | 'no' | 'unknown')
  | {
      /**
       * Works, works slowly, does not work, nobody says.
       */
      readonly support: 'yes' | 'slow' | 'no' | 'unknown';
      /**
       * Lowest compute capability of NVIDIA GPUs.
       */
      readonly capability?: string;
      /**
       * Lowest driver version.
       */
      readonly min_driver?: string;
      /**
       * Builds of this card, preferred first; where the card and not its framework decides what is installed.
       *
       * @minItems 1
       */
      readonly builds?: readonly Build[];
      /**
       * Variables that this accelerator needs at run time.
       */
      readonly env?: {
        readonly [k: string]: EnvironmentVariable;
      };
      readonly when?: When;
      /**
       * What to use instead where it does not work.
       */
      readonly use?: 'cpu' | 'wsl2' | 'conda' | 'docker';
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
      /**
       * Where this is stated.
       */
      readonly source?: string;
    };

/**
 * Front matter of a model card: what the model is and what it needs. The file name is the id.
 */
export interface Card {
  /**
   * Display name.
   */
  readonly name: string;
  /**
   * One sentence for someone from another field: what it does.
   */
  readonly summary: string;
  /**
   * What it does, from catalog/tasks.yml.
   *
   * @minItems 1
   * @maxItems 6
   */
  readonly tasks: readonly string[];
  readonly license: License;
  /**
   * Where it comes from and what the author of this card read.
   */
  readonly upstream: {
    /**
     * The source repository.
     */
    readonly repo: string;
    /**
     * The commit that was read, in quotes.
     */
    readonly commit?: string;
    /**
     * The day it was read.
     */
    readonly read: string;
    /**
     * Home page, if it is another.
     */
    readonly homepage?: string;
    /**
     * Paper.
     */
    readonly paper?: string;
  };
  /**
   * Where the requirements are stated.
   *
   * @minItems 1
   *
   * Items: A path in the upstream repository at that commit, an https address, or `package:name==version` for what that release says of itself (its metadata and the files in it).
   */
  readonly sources: readonly string[];
  /**
   * Lifecycle; `stable` when left out.
   */
  readonly status?:
    | ('raw' | 'draft' | 'stable')
    | {
        /**
         * Where it stands in its life.
         */
        readonly stage: 'raw' | 'draft' | 'stable' | 'deprecated' | 'retired';
        /**
         * Since when.
         */
        readonly since?: string;
        /**
         * Why.
         */
        readonly reason?: string;
        /**
         * The card that follows it, by id, or an https address.
         */
        readonly successor?: string;
      };
  readonly version?: Version;
  /**
   * When that version came out.
   */
  readonly released?: string;
  /**
   * The model's own package on the package index, when it cannot be derived from the first requirement.
   */
  readonly package?: string;
  /**
   * What the check imports; left out for models that are run, not imported.
   */
  readonly import?: string | readonly string[];
  /**
   * Python versions that work.
   */
  readonly python?:
    | Specifier
    | {
        readonly version: Specifier;
        readonly when?: When;
        /**
         * Why, in one line for people; printed beside the step or the cell.
         */
        readonly why?: string;
        /**
         * Where this is stated.
         */
        readonly source?: string;
      }[];
  /**
   * Frameworks to install first, in the build that fits the machine.
   *
   * @minItems 1
   */
  readonly frameworks?: readonly Framework[];
  /**
   * What one installer run installs. Use `steps` when order matters.
   *
   * @minItems 1
   */
  readonly pip?: readonly Requirement[];
  /**
   * Ordered steps, instead of `pip`.
   *
   * @minItems 1
   * @maxItems 30
   */
  readonly steps?: readonly Step[];
  /**
   * Limits on packages that others pull in.
   *
   * @minItems 1
   *
   * Items: A limit that upstream's metadata lacks. Each install asks for it anew, so the package is installed even where nothing else needs it.
   */
  readonly constraints?: {
    readonly pip: Requirement;
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why: string;
    /**
     * Where it is stated.
     */
    readonly source?: string;
  }[];
  /**
   * Packages that are built on installing where the index has no ready-made build for the platform. Everything else must have one.
   *
   * @minItems 1
   *
   * Items: Normalised name of a package.
   */
  readonly source_builds?: readonly string[];
  /**
   * System packages.
   *
   * @minItems 1
   */
  readonly system?: readonly SystemNeed[];
  /**
   * Environment variables.
   */
  readonly env?: {
    readonly [k: string]: EnvironmentVariable;
  };
  /**
   * Exceptions by platform: linux, macos, windows, wsl2, linux-aarch64, macos-x86_64, windows-aarch64, musl, jetson or a platform id. What is not named is expected to work as its packages do.
   */
  readonly platforms?: {
    readonly [k: string]: PlatformSupport;
  };
  /**
   * Lowest versions of the operating system.
   */
  readonly minimum?: {
    readonly glibc?: Version;
    readonly macos?: Version;
    readonly windows?: Version;
  };
  /**
   * What it computes on. What is not named is unknown.
   */
  readonly compute?: {
    readonly cpu?: ComputeSupport;
    readonly cuda?: ComputeSupport;
    readonly rocm?: ComputeSupport;
    readonly mps?: ComputeSupport;
    readonly xpu?: ComputeSupport;
  };
  readonly hardware?: Hardware;
  /**
   * Things the user may add.
   */
  readonly features?: {
    readonly [k: string]: Feature;
  };
  /**
   * Mandatory choices.
   *
   * @minItems 1
   */
  readonly choose_one?: string[][];
  /**
   * Sizes or flavours, smallest first.
   *
   * @minItems 1
   */
  readonly variants?: readonly Variant[];
  /**
   * Files the model needs beside its packages; an empty list says that there are none.
   *
   * @minItems 0
   */
  readonly weights?: readonly Weights[];
  /**
   * Steps after installation: downloads, registrations, licences.
   *
   * @minItems 1
   */
  readonly after?: readonly Step[];
  /**
   * Facts for conda that cannot be derived.
   */
  readonly conda?: {
    /**
     * `no` when upstream says conda does not work.
     */
    readonly support?: 'yes' | 'no';
    /**
     * Channels, first wins.
     *
     * @minItems 1
     */
    readonly channels?: readonly ('conda-forge' | 'bioconda' | 'rapidsai' | 'nvidia')[];
    /**
     * Packages that replace `pip`.
     *
     * @minItems 1
     *
     * Items: A match specification.
     */
    readonly packages?: readonly string[];
    /**
     * Packages added beside `pip`, for example native libraries.
     *
     * @minItems 1
     *
     * Items: A match specification.
     */
    readonly with?: readonly string[];
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why?: string;
    /**
     * Where this is stated.
     */
    readonly source?: string;
  };
  /**
   * The authors' own container.
   */
  readonly container?: {
    /**
     * A published image with tag or digest.
     */
    readonly image?: string;
    /**
     * How upstream builds it from its repository.
     */
    readonly build?: {
      /**
       * The repository.
       */
      readonly repo: string;
      /**
       * The full commit.
       */
      readonly commit: string;
      /**
       * Path in the repository.
       */
      readonly dockerfile: string;
      /**
       * Local name.
       */
      readonly tag: string;
    };
    /**
     * Shared memory, GB.
     */
    readonly shm_gb?: number;
    /**
     * Upstream runs it with the host's IPC namespace.
     */
    readonly ipc_host?: boolean;
    /**
     * Folders to mount.
     *
     * @minItems 1
     *
     * Items: A folder of the host.
     */
    readonly mounts?: {
      /**
       * What the folder holds.
       */
      readonly name: string;
      /**
       * Path inside.
       */
      readonly to: string;
    }[];
    /**
     * Command inside the container.
     *
     * @minItems 1
     *
     * Items: An argument
     */
    readonly run?: readonly string[];
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why?: string;
    /**
     * Where this is stated.
     */
    readonly source?: string;
    /**
     * System packages that the host needs beside docker, for example to fetch data.
     *
     * @minItems 1
     */
    readonly system?: readonly SystemNeed[];
    /**
     * Ports that the model serves on, opened on this machine only.
     *
     * @minItems 1
     */
    readonly ports?: readonly number[];
  };
  /**
   * Install tools that do not work, with the reason.
   */
  readonly tools?: {
    /**
     * An exception.
     */
    readonly [k: string]: {
      /**
       * `no`: not this tool.
       */
      readonly support: 'no' | 'yes';
      /**
       * What to use instead.
       */
      readonly use?: 'pip' | 'uv' | 'conda' | 'docker';
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
      /**
       * Where this is stated.
       */
      readonly source?: string;
    };
  };
  /**
   * What proves that it works, beside importing it.
   */
  readonly verify?: {
    /**
     * Python statements without double quotes or backslashes; must end without an exception when the model works.
     */
    readonly python?: string;
    /**
     * A program of the environment and its arguments.
     *
     * @minItems 1
     *
     * Items: An argument
     */
    readonly run?: readonly string[];
    /**
     * It downloads or reads weights.
     */
    readonly needs_weights?: boolean;
  };
  /**
   * Packages on the index that must not be installed for this model.
   *
   * @minItems 1
   *
   * Items: A package with this model's name that is something else.
   */
  readonly impostors?: {
    /**
     * Its name.
     */
    readonly pip: string;
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why: string;
  }[];
  /**
   * Packages that overwrite each other.
   *
   * @minItems 1
   */
  readonly exclusive?: string[][];
  /**
   * Known conflicts; the reason for an environment of its own.
   *
   * @minItems 1
   *
   * Items: A bound that other models cannot share.
   */
  readonly conflicts?: {
    readonly pip: Requirement;
    /**
     * Who cannot share it.
     *
     * @minItems 1
     *
     * Items: A card's id or a package.
     */
    readonly with?: readonly string[];
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why?: string;
  }[];
  /**
   * How a host application finds and calls it.
   */
  readonly interface?: {
    /**
     * A plug-in entry point.
     */
    readonly entry_point?: {
      /**
       * Group: words joined by dots.
       */
      readonly group: string;
      /**
       * Name.
       */
      readonly name: string;
      /**
       * Object.
       */
      readonly object?: string;
    };
    /**
     * `package.module:Class`.
     */
    readonly class?: string;
    /**
     * Methods that must exist: predict, train, ...
     *
     * @minItems 1
     */
    readonly methods?: readonly string[];
  };
  /**
   * Three to eight lines of Python that use it.
   */
  readonly usage?: string;
  /**
   * Quirks, contradictions in upstream's documents, limits.
   *
   * @minItems 1
   *
   * Items: Something to know before or after installing.
   */
  readonly notes?: {
    /**
     * The note.
     */
    readonly text: string;
    readonly when?: When;
    /**
     * Where it is stated.
     */
    readonly source?: string;
  }[];
  /**
   * Whether it calls out at run time.
   */
  readonly telemetry?: {
    /**
     * It reports usage unless switched off.
     */
    readonly sends: boolean;
    /**
     * Variable that switches it off.
     */
    readonly off?: string;
    /**
     * Where it is stated.
     */
    readonly source?: string;
  };
  /**
   * How to cite it.
   */
  readonly citation?: {
    /**
     * Reference.
     */
    readonly text?: string;
    /**
     * DOI.
     */
    readonly doi?: string;
    /**
     * Address.
     */
    readonly url?: string;
  };
  /**
   * A picture beside the card.
   */
  readonly image?: {
    /**
     * ./name.png in the card's folder.
     */
    readonly file: string;
    /**
     * What it shows.
     */
    readonly alt: string;
    /**
     * Its licence.
     */
    readonly license: string;
    /**
     * Whose it is.
     */
    readonly credit: string;
  };
  /**
   * Other versions of the model that can still be installed.
   *
   * @minItems 1
   *
   * Items: An older or newer version and what differs; everything else is as above.
   */
  readonly versions?: {
    readonly version: Version;
    /**
     * Python versions that work.
     */
    readonly python?:
      | Specifier
      | {
          readonly version: Specifier;
          readonly when?: When;
          /**
           * Why, in one line for people; printed beside the step or the cell.
           */
          readonly why?: string;
          /**
           * Where this is stated.
           */
          readonly source?: string;
        }[];
    /**
     * Frameworks to install first, in the build that fits the machine.
     *
     * @minItems 1
     */
    readonly frameworks?: readonly Framework[];
    /**
     * What one installer run installs. Use `steps` when order matters.
     *
     * @minItems 1
     */
    readonly pip?: readonly Requirement[];
    /**
     * Ordered steps, instead of `pip`.
     *
     * @minItems 1
     * @maxItems 30
     */
    readonly steps?: readonly Step[];
    /**
     * Limits on packages that others pull in.
     *
     * @minItems 1
     *
     * Items: A limit that upstream's metadata lacks. Each install asks for it anew, so the package is installed even where nothing else needs it.
     */
    readonly constraints?: {
      readonly pip: Requirement;
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why: string;
      /**
       * Where it is stated.
       */
      readonly source?: string;
    }[];
    /**
     * Packages that are built on installing where the index has no ready-made build for the platform. Everything else must have one.
     *
     * @minItems 1
     *
     * Items: Normalised name of a package.
     */
    readonly source_builds?: readonly string[];
    /**
     * System packages.
     *
     * @minItems 1
     */
    readonly system?: readonly SystemNeed[];
    /**
     * Environment variables.
     */
    readonly env?: {
      readonly [k: string]: EnvironmentVariable;
    };
    /**
     * Exceptions by platform: linux, macos, windows, wsl2, linux-aarch64, macos-x86_64, windows-aarch64, musl, jetson or a platform id. What is not named is expected to work as its packages do.
     */
    readonly platforms?: {
      readonly [k: string]: PlatformSupport;
    };
    /**
     * Lowest versions of the operating system.
     */
    readonly minimum?: {
      readonly glibc?: Version;
      readonly macos?: Version;
      readonly windows?: Version;
    };
    /**
     * What it computes on. What is not named is unknown.
     */
    readonly compute?: {
      readonly cpu?: ComputeSupport;
      readonly cuda?: ComputeSupport;
      readonly rocm?: ComputeSupport;
      readonly mps?: ComputeSupport;
      readonly xpu?: ComputeSupport;
    };
    readonly hardware?: Hardware;
    /**
     * Things the user may add.
     */
    readonly features?: {
      readonly [k: string]: Feature;
    };
    /**
     * Mandatory choices.
     *
     * @minItems 1
     */
    readonly choose_one?: string[][];
    /**
     * Sizes or flavours, smallest first.
     *
     * @minItems 1
     */
    readonly variants?: readonly Variant[];
    /**
     * Files the model needs beside its packages; an empty list says that there are none.
     *
     * @minItems 0
     */
    readonly weights?: readonly Weights[];
    /**
     * Steps after installation: downloads, registrations, licences.
     *
     * @minItems 1
     */
    readonly after?: readonly Step[];
    /**
     * Facts for conda that cannot be derived.
     */
    readonly conda?: {
      /**
       * `no` when upstream says conda does not work.
       */
      readonly support?: 'yes' | 'no';
      /**
       * Channels, first wins.
       *
       * @minItems 1
       */
      readonly channels?: readonly ('conda-forge' | 'bioconda' | 'rapidsai' | 'nvidia')[];
      /**
       * Packages that replace `pip`.
       *
       * @minItems 1
       *
       * Items: A match specification.
       */
      readonly packages?: readonly string[];
      /**
       * Packages added beside `pip`, for example native libraries.
       *
       * @minItems 1
       *
       * Items: A match specification.
       */
      readonly with?: readonly string[];
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
      /**
       * Where this is stated.
       */
      readonly source?: string;
    };
    /**
     * The authors' own container.
     */
    readonly container?: {
      /**
       * A published image with tag or digest.
       */
      readonly image?: string;
      /**
       * How upstream builds it from its repository.
       */
      readonly build?: {
        /**
         * The repository.
         */
        readonly repo: string;
        /**
         * The full commit.
         */
        readonly commit: string;
        /**
         * Path in the repository.
         */
        readonly dockerfile: string;
        /**
         * Local name.
         */
        readonly tag: string;
      };
      /**
       * Shared memory, GB.
       */
      readonly shm_gb?: number;
      /**
       * Upstream runs it with the host's IPC namespace.
       */
      readonly ipc_host?: boolean;
      /**
       * Folders to mount.
       *
       * @minItems 1
       *
       * Items: A folder of the host.
       */
      readonly mounts?: {
        /**
         * What the folder holds.
         */
        readonly name: string;
        /**
         * Path inside.
         */
        readonly to: string;
      }[];
      /**
       * Command inside the container.
       *
       * @minItems 1
       *
       * Items: An argument
       */
      readonly run?: readonly string[];
      /**
       * Why, in one line for people; printed beside the step or the cell.
       */
      readonly why?: string;
      /**
       * Where this is stated.
       */
      readonly source?: string;
    };
    /**
     * Install tools that do not work, with the reason.
     */
    readonly tools?: {
      /**
       * An exception.
       */
      readonly [k: string]: {
        /**
         * `no`: not this tool.
         */
        readonly support: 'no' | 'yes';
        /**
         * What to use instead.
         */
        readonly use?: 'pip' | 'uv' | 'conda' | 'docker';
        /**
         * Why, in one line for people; printed beside the step or the cell.
         */
        readonly why?: string;
        /**
         * Where this is stated.
         */
        readonly source?: string;
      };
    };
    /**
     * What proves that it works, beside importing it.
     */
    readonly verify?: {
      /**
       * Python statements without double quotes or backslashes; must end without an exception when the model works.
       */
      readonly python?: string;
      /**
       * A program of the environment and its arguments.
       *
       * @minItems 1
       *
       * Items: An argument
       */
      readonly run?: readonly string[];
      /**
       * It downloads or reads weights.
       */
      readonly needs_weights?: boolean;
    };
    /**
     * When that version came out.
     */
    readonly released?: string;
    /**
     * What the check imports; left out for models that are run, not imported.
     */
    readonly import?: string | readonly string[];
    /**
     * The model's own package on the package index, when it cannot be derived from the first requirement.
     */
    readonly package?: string;
    /**
     * Three to eight lines of Python that use it.
     */
    readonly usage?: string;
    /**
     * Quirks, contradictions in upstream's documents, limits.
     *
     * @minItems 1
     *
     * Items: Something to know before or after installing.
     */
    readonly notes?: {
      /**
       * The note.
       */
      readonly text: string;
      readonly when?: When;
      /**
       * Where it is stated.
       */
      readonly source?: string;
    }[];
  }[];
}
/**
 * Where this applies. Every key given must hold; within a key any of the values may; what stands under `except` must not hold.
 */
export interface When {
  /**
   * Operating systems. WSL 2 counts as linux.
   *
   * @minItems 1
   */
  readonly os?: readonly ('linux' | 'macos' | 'windows')[];
  /**
   * Processor families; Apple silicon and Windows on Arm are aarch64.
   *
   * @minItems 1
   */
  readonly arch?: readonly ('x86_64' | 'aarch64')[];
  /**
   * Platform ids of catalog/platforms.yml.
   *
   * @minItems 1
   */
  readonly platform?: readonly string[];
  /**
   * C libraries, on Linux.
   *
   * @minItems 1
   */
  readonly libc?: readonly ('glibc' | 'musl')[];
  /**
   * What the model computes on.
   *
   * @minItems 1
   */
  readonly compute?: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
  /**
   * Accelerator builds, by the ids of the framework's or the card's own build list.
   *
   * @minItems 1
   */
  readonly build?: readonly string[];
  /**
   * Install tools.
   *
   * @minItems 1
   */
  readonly tool?: readonly ('pip' | 'uv' | 'conda' | 'docker')[];
  readonly python?: Specifier;
  /**
   * Variants of this card.
   *
   * @minItems 1
   */
  readonly variant?: readonly string[];
  /**
   * Features of this card that were chosen.
   *
   * @minItems 1
   */
  readonly feature?: readonly string[];
  readonly except?: When1;
}
/**
 * Where it does not apply, although all the rest holds: everywhere but on musl is `except: { libc: [musl] }`.
 */
export interface When1 {
  /**
   * Operating systems. WSL 2 counts as linux.
   *
   * @minItems 1
   */
  readonly os?: readonly ('linux' | 'macos' | 'windows')[];
  /**
   * Processor families; Apple silicon and Windows on Arm are aarch64.
   *
   * @minItems 1
   */
  readonly arch?: readonly ('x86_64' | 'aarch64')[];
  /**
   * Platform ids of catalog/platforms.yml.
   *
   * @minItems 1
   */
  readonly platform?: readonly string[];
  /**
   * C libraries, on Linux.
   *
   * @minItems 1
   */
  readonly libc?: readonly ('glibc' | 'musl')[];
  /**
   * What the model computes on.
   *
   * @minItems 1
   */
  readonly compute?: readonly ('cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu')[];
  /**
   * Accelerator builds, by the ids of the framework's or the card's own build list.
   *
   * @minItems 1
   */
  readonly build?: readonly string[];
  /**
   * Install tools.
   *
   * @minItems 1
   */
  readonly tool?: readonly ('pip' | 'uv' | 'conda' | 'docker')[];
  readonly python?: Specifier;
  /**
   * Variants of this card.
   *
   * @minItems 1
   */
  readonly variant?: readonly string[];
  /**
   * Features of this card that were chosen.
   *
   * @minItems 1
   */
  readonly feature?: readonly string[];
  readonly except?: When1;
}
/**
 * A framework whose build the planner chooses and installs before everything else.
 */
export interface Framework {
  /**
   * Its id in catalog/frameworks/.
   */
  readonly name: string;
  readonly version?: Specifier;
  /**
   * Companions that must match it: torchvision, torchaudio, ...
   *
   * @minItems 1
   */
  readonly with?: readonly string[];
  readonly python?: Specifier;
  readonly when?: When;
  /**
   * Why, in one line for people; printed beside the step or the cell.
   */
  readonly why?: string;
  /**
   * Where the range is stated.
   */
  readonly source?: string;
}
/**
 * One ordered install step: exactly one verb (`pip`, `clone`, `system`, `run`, `manual`) plus modifiers.
 */
export interface Step {
  /**
   * Requirements to install together. `.` with `in` installs a clone.
   *
   * @minItems 1
   */
  readonly pip?: readonly Requirement[];
  /**
   * Fetch a repository at one commit into a folder of the environment.
   */
  readonly clone?: {
    /**
     * The repository.
     */
    readonly repo: string;
    /**
     * The full commit.
     */
    readonly commit: string;
    /**
     * Folder name.
     */
    readonly into: string;
  };
  /**
   * A program of the environment and its arguments, one each. `{name}` placeholders are folders that the user chooses.
   *
   * @minItems 1
   *
   * Items: An argument
   */
  readonly run?: readonly string[];
  /**
   * Something only a person can do.
   */
  readonly manual?: string;
  /**
   * Where the manual step is done.
   */
  readonly url?: string;
  /**
   * Folder of an earlier clone to work in.
   */
  readonly in?: string;
  /**
   * Install the clone in development mode.
   */
  readonly editable?: boolean;
  /**
   * A wheel index by its id in catalog/indexes.yml; `{build}` stands for the chosen accelerator build.
   */
  readonly index?: string;
  /**
   * A page of wheels by its id in catalog/indexes.yml; `{torch}` and `{build}` are filled in.
   */
  readonly find_links?: string;
  /**
   * Options of the installer, spelled by each tool's renderer.
   *
   * @minItems 1
   */
  readonly flags?: readonly (
    'no-build-isolation' | 'no-deps' | 'pre' | 'only-binary' | 'no-binary' | 'force-reinstall'
  )[];
  /**
   * Variables set for this step only.
   */
  readonly env?: {
    readonly [k: string]: EnvironmentVariable;
  };
  readonly when?: When;
  /**
   * Why, in one line for people; printed beside the step or the cell.
   */
  readonly why?: string;
}
/**
 * One accelerator build that the card itself distinguishes.
 */
export interface Build {
  /**
   * Name used by `when.build` and `{build}`.
   */
  readonly id: string;
  readonly toolkit?: Version;
  /**
   * Lowest driver version.
   */
  readonly min_driver?: string;
  /**
   * Lowest compute capability of NVIDIA GPUs.
   */
  readonly capability?: string;
  readonly python?: Specifier;
  readonly glibc?: Version;
  readonly when?: When;
  /**
   * Why, in one line for people; printed beside the step or the cell.
   */
  readonly why?: string;
}
/**
 * Figures that upstream states; leave out what it does not state.
 */
export interface Hardware {
  /**
   * Whether a GPU is needed. `none`: it would not be used.
   */
  readonly gpu?: 'required' | 'recommended' | 'optional' | 'none';
  /**
   * GPU memory, GB.
   */
  readonly vram_gb?: number;
  /**
   * Main memory, GB.
   */
  readonly ram_gb?: number;
  /**
   * Disk for model and data, GB.
   */
  readonly disk_gb?: number;
  /**
   * The settings under which the figures hold.
   */
  readonly at?: string;
  /**
   * Where they are stated: a path in the upstream repository or an https address.
   */
  readonly source?: string;
}
/**
 * Something the user may add.
 */
export interface Feature {
  /**
   * What it adds.
   */
  readonly summary: string;
  /**
   * Requirements it adds; an extra is written `package[extra]`.
   *
   * @minItems 1
   */
  readonly pip?: readonly Requirement[];
  /**
   * System packages it adds.
   *
   * @minItems 1
   */
  readonly system?: readonly SystemNeed[];
  /**
   * Variables it needs.
   */
  readonly env?: {
    readonly [k: string]: EnvironmentVariable;
  };
  readonly when?: When;
  /**
   * Features that cannot be chosen with it.
   *
   * @minItems 1
   */
  readonly excludes?: readonly string[];
  /**
   * Licence of what it adds if it differs.
   */
  readonly license?: string;
}
/**
 * One size or flavour of the model.
 */
export interface Variant {
  /**
   * Short id, as upstream names it.
   */
  readonly id: string;
  /**
   * How it differs.
   */
  readonly summary?: string;
  readonly hardware?: Hardware;
  /**
   * Licence of its weights if it differs.
   */
  readonly license?: string;
  /**
   * Chosen when the user says nothing.
   */
  readonly default?: boolean;
}
/**
 * One set of files that the model needs beside its packages.
 */
export interface Weights {
  /**
   * `hf:owner/name` for a model hub repository, or an https address, or `package` when the wheel holds them.
   */
  readonly from: string;
  /**
   * Parameters (the default), or data the model looks things up in.
   */
  readonly kind?: 'weights' | 'reference-data';
  /**
   * How they arrive: in the package, by themselves at first use, by a command, or by hand.
   */
  readonly when: 'bundled' | 'first-use' | 'command' | 'manual';
  /**
   * Commit or tag of the hub repository.
   */
  readonly revision?: string;
  /**
   * Download size, GB, if stated.
   */
  readonly size_gb?: number;
  /**
   * Size on disk, GB, if stated.
   */
  readonly unpacked_gb?: number;
  /**
   * What stands between the user and the files.
   */
  readonly gate?: {
    /**
     * Accept terms, fill in a form, log in, enter a licence number, or ask and wait.
     */
    readonly kind: 'terms' | 'form' | 'login' | 'licence-number' | 'request';
    /**
     * Where.
     */
    readonly url: string;
    /**
     * Variable that carries the token.
     */
    readonly env?: string;
    /**
     * Why, in one line for people; printed beside the step or the cell.
     */
    readonly why?: string;
  };
  /**
   * Folder or file where the files must lie, relative to the environment's folder.
   */
  readonly into?: string;
  /**
   * Variable that moves the cache.
   */
  readonly cache_env?: string;
  /**
   * Default cache folder.
   */
  readonly cache_dir?: string;
  /**
   * Checksum of a single file.
   */
  readonly sha256?: string;
  /**
   * The program of the environment that fetches them, with `when: command`.
   *
   * @minItems 1
   *
   * Items: An argument
   */
  readonly command?: readonly string[];
  /**
   * Licence of these files if it differs: SPDX or LicenseRef-*.
   */
  readonly license?: string;
  /**
   * Variants that need this set; all when left out.
   *
   * @minItems 1
   */
  readonly variant?: readonly string[];
  /**
   * Features that need this set.
   *
   * @minItems 1
   */
  readonly feature?: readonly string[];
  /**
   * The model works without it.
   */
  readonly optional?: boolean;
  /**
   * Why, in one line for people; printed beside the step or the cell.
   */
  readonly why?: string;
}
