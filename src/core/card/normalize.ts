/** Turns front matter that passed the schema into a `Card`: every shorthand spelled out once, here. */
import type * as Raw from '../generated/card.ts';
import { mapValues } from '../record.ts';
import type {
  Card,
  CardStep,
  ComputeSupport,
  Licence,
  Lifecycle,
  PlatformSupport,
  PythonRange,
  SystemNeed,
  Variable,
} from './card.ts';

/**
 * Normalises one card.
 *
 * @param id the file name without its extension
 * @param raw front matter that conforms to `schemas/card.schema.json`
 */
export function normalizeCard(id: string, raw: Raw.Card): Card {
  const { versions = [], ...newest } = raw;
  const { steps, ...stepless } = newest;
  const others = versions.map((override) => {
    // A version that states `pip` replaces the newest one's steps; it does not add to them.
    const base = override.pip === undefined ? newest : stepless;
    return normalizeVersion(id, { ...base, ...override }, []);
  });
  return normalizeVersion(id, newest, others);
}

/** The card with what was resolved and run for it, whichever version is planned. */
export function withEvidence(card: Card, evidence: Card['evidence']): Card {
  const versions = card.versions.map((version) => ({ ...version, evidence }));
  return { ...card, evidence, versions };
}

/**
 * The card of one version.
 *
 * @param version as the card writes it; the newest when left out
 * @returns `undefined` when the card has no such version
 */
export function selectVersion(card: Card, version: string | undefined): Card | undefined {
  if (version === undefined || version === card.version) return card;
  return card.versions.find((other) => other.version === version);
}

function normalizeVersion(
  id: string,
  raw: Omit<Raw.Card, 'versions'>,
  versions: readonly Card[],
): Card {
  const { license, status, python, pip, system, env, platforms, compute, choose_one, ...rest } =
    raw;
  const steps = stepsOf(pip, rest.steps);
  return {
    ...identityOf(id, rest),
    licence: licenceOf(license),
    status: lifecycleOf(status),
    package: rest.package ?? lastPackage(steps),
    imports: typeof rest.import === 'string' ? [rest.import] : (rest.import ?? []),
    python: pythonOf(python),
    frameworks: rest.frameworks ?? [],
    steps,
    constraints: rest.constraints ?? [],
    sourceBuilds: rest.source_builds ?? [],
    system: normalizeSystem(system),
    env: normalizeVariables(env),
    platforms: mapValues(platforms ?? {}, platformSupportOf),
    minimum: rest.minimum ?? {},
    compute: computeOf(compute),
    features: rest.features ?? {},
    chooseOne: choose_one ?? [],
    variants: rest.variants ?? [],
    weights: rest.weights ?? [],
    hasNoWeights: rest.weights?.length === 0,
    after: rest.after ?? [],
    tools: rest.tools ?? {},
    impostors: rest.impostors ?? [],
    exclusive: rest.exclusive ?? [],
    conflicts: rest.conflicts ?? [],
    notes: rest.notes ?? [],
    evidence: [],
    versions,
  };
}

type Identity = Pick<
  Card,
  | 'id'
  | 'name'
  | 'summary'
  | 'tasks'
  | 'upstream'
  | 'sources'
  | 'version'
  | 'released'
  | 'hardware'
  | 'conda'
  | 'container'
  | 'verify'
  | 'interface'
  | 'usage'
  | 'telemetry'
  | 'citation'
  | 'image'
>;

/** The fields that need no change. */
function identityOf(id: string, raw: Omit<Raw.Card, 'versions' | 'license'>): Identity {
  return {
    id,
    name: raw.name,
    summary: raw.summary,
    tasks: raw.tasks,
    upstream: raw.upstream,
    sources: raw.sources,
    version: raw.version,
    released: raw.released,
    hardware: raw.hardware,
    conda: raw.conda,
    container: raw.container,
    verify: raw.verify,
    interface: raw.interface,
    usage: raw.usage,
    telemetry: raw.telemetry,
    citation: raw.citation,
    image: raw.image,
  };
}

/** A bare licence covers code and weights alike. */
function licenceOf(license: Raw.Card['license']): Licence {
  return typeof license === 'string' ? { code: license, weights: license } : license;
}

function lifecycleOf(status: Raw.Card['status']): Lifecycle {
  if (status === undefined) return { stage: 'stable' };
  return typeof status === 'string' ? { stage: status } : status;
}

function pythonOf(python: Raw.Card['python']): readonly PythonRange[] {
  if (python === undefined) return [];
  return typeof python === 'string' ? [{ version: python }] : python;
}

function stepsOf(pip: Raw.Card['pip'], steps: Raw.Card['steps']): readonly CardStep[] {
  if (steps !== undefined) return steps;
  return pip === undefined ? [] : [{ pip }];
}

/**
 * The model's own package comes last in its own list. What is asked for on some systems only is
 * something else, and so is what stands beside a clone: that has no name here.
 */
function lastPackage(steps: readonly CardStep[]): string | undefined {
  const isCloned = steps.some(({ clone }) => clone !== undefined);
  const requirements = steps
    .flatMap((step) => step.pip ?? [])
    .filter((requirement) => !requirement.includes(';'));
  if (isCloned) return undefined;
  return /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?/.exec(requirements.at(-1) ?? '')?.[0];
}

/** Spells out system needs; also used for the needs of a feature. */
export function normalizeSystem(
  needs: readonly Raw.SystemNeed[] | undefined,
): readonly SystemNeed[] {
  return (needs ?? []).map((need) => {
    if (typeof need === 'string') return { anyOf: [need], for: 'run', optional: false };
    return {
      anyOf: need.any_of ?? (need.id === undefined ? [] : [need.id]),
      for: need.for ?? 'run',
      when: need.when,
      min: need.min,
      optional: need.optional ?? false,
      why: need.why,
    };
  });
}

/** Spells out environment variables; also used for those of a step, a feature or an accelerator. */
export function normalizeVariables(
  env: Readonly<Record<string, Raw.EnvironmentVariable>> | undefined,
): readonly Variable[] {
  return Object.entries(env ?? {}).map(([name, value]) => {
    if (typeof value === 'string') {
      return { name, value, ask: false, secret: false, phase: 'run' };
    }
    return {
      name,
      value: value.value,
      ask: value.ask ?? value.value === undefined,
      secret: value.secret ?? false,
      phase: value.phase ?? 'run',
      when: value.when,
      why: value.why,
    };
  });
}

function platformSupportOf(support: Raw.PlatformSupport): PlatformSupport {
  return typeof support === 'string' ? { support } : support;
}

function computeOf(compute: Raw.Card['compute']): Card['compute'] {
  return mapValues<Raw.ComputeSupport, ComputeSupport>(compute ?? {}, computeSupportOf);
}

function computeSupportOf(support: Raw.ComputeSupport): ComputeSupport {
  if (typeof support === 'string') return { support, builds: [], env: [] };
  const { min_driver: minDriver, builds = [], env, ...rest } = support;
  return { ...rest, minDriver, builds, env: normalizeVariables(env) };
}
