/**
 * The normalised card: front matter with its shorthands spelled out, so that nobody downstream
 * has to ask whether a value is a string or an object.
 */
import type * as Raw from '../generated/card.ts';
import type { EvidenceRecord } from '../generated/evidence.ts';

export type ComputeKind = 'cpu' | 'cuda' | 'rocm' | 'mps' | 'xpu';
export type ToolId = 'pip' | 'uv' | 'conda' | 'docker';
export type When = Raw.When;
export type Feature = Raw.Feature;
export type Variant = Raw.Variant;
export type Hardware = Raw.Hardware;
export type CardStep = Raw.Step;
export type CardWeights = Raw.Weights;
export type CardFramework = Raw.Framework;
export type CardBuild = Raw.Build;

/** A Python range that holds under a condition. */
export interface PythonRange {
  readonly version: string;
  readonly when?: When | undefined;
  readonly why?: string | undefined;
  readonly source?: string | undefined;
}

/** One system package, or a choice of several; the first that the platform offers is taken. */
export interface SystemNeed {
  readonly anyOf: readonly string[];
  readonly for: 'run' | 'build';
  readonly when?: When | undefined;
  readonly min?: string | undefined;
  readonly optional: boolean;
  readonly why?: string | undefined;
}

/** An environment variable. `ask` means that only the user knows the value. */
export interface Variable {
  readonly name: string;
  readonly value?: string | undefined;
  readonly ask: boolean;
  readonly secret: boolean;
  readonly phase: 'build' | 'run';
  readonly when?: When | undefined;
  readonly why?: string | undefined;
}

/** Support on one kind of compute; `unknown` never means yes. */
export interface ComputeSupport {
  readonly support: 'yes' | 'slow' | 'no' | 'unknown';
  readonly capability?: string | undefined;
  readonly minDriver?: string | undefined;
  readonly builds: readonly CardBuild[];
  readonly env: readonly Variable[];
  readonly when?: When | undefined;
  readonly use?: 'cpu' | 'wsl2' | 'conda' | 'docker' | undefined;
  readonly why?: string | undefined;
  readonly source?: string | undefined;
}

/** An exception for one platform, operating system or processor. */
export interface PlatformSupport {
  readonly support: 'yes' | 'experimental' | 'no' | 'unknown';
  readonly use?: 'wsl2' | 'conda' | 'docker' | undefined;
  readonly compute?: readonly ComputeKind[] | undefined;
  readonly python?: string | undefined;
  readonly why?: string | undefined;
  readonly source?: string | undefined;
}

export interface Lifecycle {
  readonly stage: 'raw' | 'draft' | 'stable' | 'deprecated' | 'retired';
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
  readonly successor?: string | undefined;
}

export interface Licence {
  readonly code: string;
  /** `undefined`: upstream does not state it. */
  readonly weights?: string | undefined;
  readonly note?: string | undefined;
  readonly url?: string | undefined;
}

/** A model card. Fields keep the meaning that `schemas/card.schema.json` gives them. */
export interface Card {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly tasks: readonly string[];
  readonly licence: Licence;
  readonly upstream: Raw.Card['upstream'];
  readonly sources: readonly string[];
  readonly status: Lifecycle;
  readonly version?: string | undefined;
  readonly released?: string | undefined;
  /** The model's own package: stated, or the name of the last requirement of the last pip step. */
  readonly package?: string | undefined;
  readonly imports: readonly string[];
  readonly python: readonly PythonRange[];
  readonly frameworks: readonly CardFramework[];
  /** `pip: [...]` arrives here as one step. */
  readonly steps: readonly CardStep[];
  readonly constraints: NonNullable<Raw.Card['constraints']>;
  /** Normalised names of packages that may be built where there is no ready-made build. */
  readonly sourceBuilds: readonly string[];
  readonly system: readonly SystemNeed[];
  readonly env: readonly Variable[];
  readonly platforms: Readonly<Record<string, PlatformSupport>>;
  readonly minimum: NonNullable<Raw.Card['minimum']>;
  readonly compute: Readonly<Partial<Record<ComputeKind, ComputeSupport>>>;
  readonly hardware?: Hardware | undefined;
  readonly features: Readonly<Record<string, Feature>>;
  readonly chooseOne: readonly (readonly string[])[];
  readonly variants: readonly Variant[];
  readonly weights: readonly CardWeights[];
  /** The card says that there are none: `weights: []`; left out, it says nothing. */
  readonly hasNoWeights: boolean;
  readonly after: readonly CardStep[];
  readonly conda?: Raw.Card['conda'] | undefined;
  readonly container?: Raw.Card['container'] | undefined;
  readonly tools: NonNullable<Raw.Card['tools']>;
  readonly verify?: Raw.Card['verify'] | undefined;
  readonly impostors: NonNullable<Raw.Card['impostors']>;
  readonly exclusive: readonly (readonly string[])[];
  readonly conflicts: NonNullable<Raw.Card['conflicts']>;
  readonly interface?: Raw.Card['interface'] | undefined;
  readonly usage?: string | undefined;
  readonly notes: NonNullable<Raw.Card['notes']>;
  readonly telemetry?: Raw.Card['telemetry'] | undefined;
  readonly citation?: Raw.Card['citation'] | undefined;
  readonly image?: Raw.Card['image'] | undefined;
  /** What was resolved and run, from `catalog/evidence`; the same for all versions, each record names its own. */
  readonly evidence: readonly EvidenceRecord[];
  /** Other versions, each a whole card of the same id. */
  readonly versions: readonly Card[];
}
