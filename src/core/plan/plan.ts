/** The contract between planner and renderers: what to do, in order, each step with its reason. */
import type { ComputeKind, ToolId } from '../card/card.ts';

/** Where and how someone wants a model. */
export interface Target {
  /** Id or alias of a platform. */
  readonly platform: string;
  /** Id or alias of a GPU family, or `cpu`. */
  readonly gpu: string;
  /** Driver version, if known. */
  readonly driver?: string | undefined;
  readonly tool: ToolId;
  /** Version of the model; the card's own when left out. */
  readonly version?: string | undefined;
  readonly variant?: string | undefined;
  readonly features: readonly string[];
  /** `false`: without administrator rights, so that nothing outside the user's folders is changed. */
  readonly admin?: boolean | undefined;
  /**
   * Base addresses that stand in for public ones: `default` for the default package index, ids of
   * `indexes.yml`, `conda` for the host of conda's channels, `models` for the hub of model files.
   * Plain http or https addresses without a name or password; other names have no effect.
   */
  readonly mirrors?: Readonly<Record<string, string>> | undefined;
  /** Address of an HTTP proxy that every download goes through. */
  readonly proxy?: string | undefined;
  /** Id of a stack whose pins hold, in an environment that the models of the stack share. */
  readonly stack?: string | undefined;
}

/** One typed thing to do. Renderers spell it; they never reorder, add or drop one. */
export type Action =
  | { readonly do: 'make-folder'; readonly path: string }
  | { readonly do: 'enter-folder'; readonly path: string }
  | {
      readonly do: 'refresh-lists';
      readonly manager: string;
      readonly argv: readonly string[];
      readonly root: boolean;
    }
  | {
      readonly do: 'install-system';
      readonly manager: string;
      /** Program and leading arguments; the names follow. */
      readonly argv: readonly string[];
      readonly names: readonly string[];
      readonly root: boolean;
    }
  | {
      readonly do: 'run-container';
      /** Options of `docker run` before the mounts. */
      readonly options: readonly string[];
      /** Folders of the model's folder, and where they are inside. */
      readonly mounts: readonly { readonly name: string; readonly to: string }[];
      readonly image: string;
      readonly argv: readonly string[];
    }
  /** Programs that were just installed must be found in this same session, as winget needs. */
  | { readonly do: 'refresh-path' }
  /** Any other program outside the environment: repository set-up, getting uv, git, docker. */
  | {
      readonly do: 'run';
      readonly argv: readonly string[];
      readonly root: boolean;
      readonly env?: Readonly<Record<string, string>> | undefined;
    }
  | {
      readonly do: 'download';
      readonly url: string;
      readonly file: string;
      readonly sha256?: string | undefined;
      /** For shells whose own download does not read the variables of the session. */
      readonly proxy?: string | undefined;
    }
  /** `python -m venv`; `python` is the command that starts the interpreter, as arguments. */
  | { readonly do: 'create-venv'; readonly python: readonly string[]; readonly path: string }
  | {
      readonly do: 'create-uv-venv';
      readonly uv: string;
      readonly python: string;
      readonly path: string;
      /** With pip inside, for plans that go on with pip. */
      readonly seed: boolean;
      /** Keeps an environment that is there already, as other models use it. */
      readonly keep?: boolean | undefined;
      /** The only index to take pip from; the default index when left out. */
      readonly indexUrl?: string | undefined;
    }
  | {
      readonly do: 'create-conda-environment';
      readonly conda: string;
      readonly path: string;
      readonly channels: readonly string[];
      readonly packages: readonly string[];
      readonly env?: Readonly<Record<string, string>> | undefined;
    }
  | {
      readonly do: 'pip-install';
      /** `pip` inside the environment, or uv's pip interface. */
      readonly with: 'pip' | 'uv';
      /** Program that starts uv, when `with` is uv; left out when uv is in the environment itself. */
      readonly uv?: string | undefined;
      readonly requirements: readonly string[];
      /** The only index to use; the default index when left out. */
      readonly indexUrl?: string | undefined;
      readonly findLinks?: string | undefined;
      /** uv's `--torch-backend`. */
      readonly torchBackend?: string | undefined;
      readonly flags: readonly (
        | 'no-build-isolation'
        | 'no-deps'
        | 'pre'
        | 'only-binary'
        | 'no-binary'
        | 'force-reinstall'
        | 'upgrade'
        | 'editable'
      )[];
      readonly env?: Readonly<Record<string, string>> | undefined;
    }
  /** A program of the environment, for example `spacy download`; `python` is its interpreter. */
  | {
      readonly do: 'run-inside';
      readonly argv: readonly string[];
      readonly env?: Readonly<Record<string, string>> | undefined;
      /** Folder to run in, relative to the environment's folder. */
      readonly in?: string | undefined;
    }
  | {
      readonly do: 'set-variable';
      readonly name: string;
      /** Left out when the user has to fill it in. */
      readonly value?: string | undefined;
      readonly secret: boolean;
    }
  /** Folders, relative to the model's folder, that the Linux loader searches for libraries. */
  | { readonly do: 'set-library-path'; readonly folders: readonly string[] }
  | { readonly do: 'clone'; readonly repo: string; readonly commit: string; readonly into: string }
  /** Only a person can do it. */
  | { readonly do: 'by-hand'; readonly text: string; readonly url?: string | undefined };

/** Where the environment's programs are; renderers add `.exe` and slashes by shell. */
export interface Environment {
  readonly kind: 'venv' | 'conda' | 'container';
  /** Folder of the environment, relative to the model's folder. */
  readonly path: string;
}

export type Phase = 'system' | 'python' | 'framework' | 'packages' | 'weights' | 'verify';

export interface Step {
  /** Stable within a plan: `system-packages`, `environment`, `packages-2`, ... */
  readonly id: string;
  readonly phase: Phase;
  readonly title: string;
  /** One line for people: why this step exists. */
  readonly reason: string;
  /** Where the fact behind it was read. */
  readonly source?: string | undefined;
  /** What it changes on the machine, in one line. */
  readonly changes: string;
  /** How to take it back, in one line; left out when nothing changes. */
  readonly undo?: string | undefined;
  /** May be skipped; says when. */
  readonly skip?: string | undefined;
  /** Needs administrator rights. */
  readonly root: boolean;
  readonly actions: readonly Action[];
}

/** Which build was chosen, and why not the others. */
export interface Choice {
  /** `torch`, or the card's id when the card itself distinguishes builds. */
  readonly of: string;
  readonly build: string;
  readonly version?: string | undefined;
  readonly reason: string;
  readonly rejected: readonly { readonly build: string; readonly reason: string }[];
}

export interface Evidence {
  readonly level: 'ran' | 'resolves' | 'stated' | 'unknown';
  /** Day of the run, or the day upstream was read. */
  readonly date?: string | undefined;
  readonly source?: string | undefined;
  /** The record behind `ran` and `resolves`. */
  readonly proof?: Proof | undefined;
}

/** What a record of `catalog/evidence` says for just this plan. */
export interface Proof {
  /** Path of the record from the root of the catalog's repository. */
  readonly file: string;
  /** Program and version that resolved, or the clean place that the steps were run in. */
  readonly by: string;
  /** The last stage that succeeded, of a run. */
  readonly stage?: 'import' | 'run' | undefined;
  /** What stood in for what could not be reached. */
  readonly replaced: readonly string[];
}

export interface Caution {
  readonly text: string;
  readonly source?: string | undefined;
  /** The record of `catalog/evidence` that tells of it. */
  readonly record?: string | undefined;
}

/** What the target's ids stand for. */
export interface Place {
  readonly platform: {
    readonly id: string;
    readonly name: string;
    readonly os: 'linux' | 'macos' | 'windows';
  };
  readonly gpu: { readonly id: string; readonly name: string };
  readonly compute: ComputeKind;
  readonly driver?: string | undefined;
  readonly tool: ToolId;
  readonly version?: string | undefined;
  readonly variant?: string | undefined;
  readonly features: readonly string[];
  /** As in the target: `false` when no step may need administrator rights. */
  readonly admin?: boolean | undefined;
  /** As in the target. */
  readonly mirrors?: Readonly<Record<string, string>> | undefined;
  /** As in the target. */
  readonly proxy?: string | undefined;
  /** As in the target: then the folder is shared and may be there already. */
  readonly stack?: string | undefined;
}

export interface Plan {
  readonly kind: 'plan';
  readonly card: { readonly id: string; readonly name: string };
  readonly place: Place;
  readonly shell: 'posix' | 'powershell';
  /** Folder that everything is put in, relative to where the user stands. */
  readonly folder: string;
  readonly environment: Environment;
  readonly python?: { readonly version: string; readonly reason: string } | undefined;
  readonly choices: readonly Choice[];
  /** Taken for granted because the target does not say: shown, never hidden. */
  readonly assumptions: readonly string[];
  readonly cautions: readonly Caution[];
  readonly evidence: Evidence;
  readonly steps: readonly Step[];
}

/** What stands in the way, which fact says so, and the nearest targets that work. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly card: { readonly id: string; readonly name: string };
  readonly target: Target;
  /** Stable name of the obstacle: `platform`, `compute`, `capability`, `driver`, `python`, `tool`, `system`, `admin`, `mirrors`, `proxy`, `stack`, ... */
  readonly obstacle: string;
  readonly reason: string;
  readonly source?: string | undefined;
  readonly nearest: readonly { readonly target: Target; readonly reason: string }[];
}
