/** Picks the build of a framework that fits GPU, driver, operating system and Python, and says why. */
import type { CardFramework } from '../card/card.ts';
import { compareCapabilities, servesCapability } from '../compute/capability.ts';
import { driverFloor, reachesFloor, toolkitNeeds } from '../compute/driver.ts';
import type { Framework } from '../generated/framework.ts';
import {
  admits,
  formatSpecifier,
  intersect,
  isEmpty,
  isSubset,
  rangeToSpecifier,
  rememberPair,
  toRange,
} from '../python/index.ts';
import { admitsMinor } from '../card/when.ts';
import { explainFailure, reasonFor, summarize } from './build-reasons.ts';
import type { Context } from './context.ts';

export type Release = Framework['releases'][number];
export type FrameworkBuild = Framework['builds'][number];

/** A framework in the build that was chosen. */
export interface ChosenFramework {
  readonly id: string;
  readonly framework: Framework;
  readonly release: Release;
  readonly build: FrameworkBuild;
  /** What the card allows of the chosen release series, as a specifier: `==2.14.*`. */
  readonly range: string;
  readonly companions: readonly string[];
  readonly reason: string;
  /** Lowest driver, if it computes on an NVIDIA GPU. */
  readonly minDriver?: string | undefined;
  readonly rejected: readonly { readonly build: string; readonly reason: string }[];
}

/** Why no build fits: the reasons build by build, the most telling first. */
export interface NoBuild {
  readonly noBuild: string;
  readonly rejected: readonly { readonly build: string; readonly reason: string }[];
}

/**
 * Chooses a release and a build of one framework for one Python.
 *
 * Releases are tried newest first, builds in the order of the data file: the first that fits wins.
 *
 * @param forcedBuild id of the only build to look at, where the card's own build was made for it
 */
export function chooseBuild(
  context: Context,
  wanted: CardFramework,
  framework: Framework,
  python: string,
  forcedBuild?: string,
): ChosenFramework | NoBuild {
  const rejected: { build: string; reason: string }[] = [];
  for (const release of framework.releases) {
    const builds = buildsOf(framework, release, context);
    if (builds.length === 0) continue;
    const { specifier: range } = allowedRange(release.version, wanted.version ?? '');
    if (range === undefined) continue;
    const misfit = releaseMisfit(release, wanted, python);
    if (misfit !== undefined) {
      rejected.push({ build: `${framework.package} ${release.version}`, reason: misfit });
      continue;
    }
    for (const build of builds) {
      if (forcedBuild !== undefined && build.id !== forcedBuild) continue;
      const reason = buildMisfit(context, framework, release, build);
      if (reason !== undefined) {
        rejected.push({ build: `${build.id} of ${release.version}`, reason });
        continue;
      }
      return chosen(context, wanted, framework, release, build, rejected, { range });
    }
  }
  const exists = framework.releases.some((one) => buildsOf(framework, one, context).length > 0);
  const named = { name: framework.name, exists };
  return { noBuild: explainFailure(context, wanted, named, python, rejected), rejected };
}

function chosen(
  context: Context,
  wanted: CardFramework,
  framework: Framework,
  release: Release,
  build: FrameworkBuild,
  rejected: ChosenFramework['rejected'],
  { range }: { range: string },
): ChosenFramework {
  const minDriver = buildDriverFloor(context, build);
  return {
    id: wanted.name,
    framework,
    release,
    build,
    range,
    companions: (wanted.with ?? []).map((name) => `${name}${release.with?.[name] ?? ''}`),
    reason: reasonFor(context, framework, release, build, minDriver, rejected),
    minDriver,
    rejected: summarize(rejected),
  };
}

/** What a card's range leaves of a release series, as a specifier; nothing when they are apart. */
const allowedRange = rememberPair((version, asked) => {
  const series = toRange(`==${version}.*`);
  const range = intersect(series, toRange(asked));
  if (isEmpty(range)) return { specifier: undefined };
  if (isSubset(series, toRange(asked))) return { specifier: `==${version}.*` };
  const specifier = rangeToSpecifier(range);
  return { specifier: specifier === undefined ? '' : formatSpecifier(specifier) };
});

/** Why a release does not do, before any build is looked at. */
function releaseMisfit(
  release: Release,
  wanted: CardFramework,
  python: string,
): string | undefined {
  if (!admitsMinor(release.python, python)) {
    return `has wheels for Python ${release.python}, not ${python}`;
  }
  const lonely = wanted.with?.find((name) => release.with?.[name] === undefined);
  return lonely === undefined ? undefined : `no ${lonely} release is known to match it`;
}

const knownBuilds = new WeakMap<Framework, Map<string, readonly FrameworkBuild[]>>();

/** The release's builds for the processor and the kind of compute; the same list each time. */
function buildsOf(
  framework: Framework,
  release: Release,
  { compute, platform: { osArch } }: Context,
): readonly FrameworkBuild[] {
  const known = knownBuilds.get(framework) ?? new Map<string, readonly FrameworkBuild[]>();
  knownBuilds.set(framework, known);
  const key = `${release.version} ${osArch} ${compute}`;
  const found = known.get(key) ?? listBuilds(framework, release, osArch, compute);
  known.set(key, found);
  return found;
}

function listBuilds(
  { builds }: Framework,
  release: Release,
  osArch: string,
  compute: Context['compute'],
): readonly FrameworkBuild[] {
  const ids = release.builds[osArch as keyof Release['builds']] ?? [];
  return ids
    .flatMap((id) => builds.find((build) => build.id === id) ?? [])
    .filter((build) => build.compute === compute);
}

/** Why a build does not fit this GPU, driver or system; `undefined` when it does. */
function buildMisfit(
  context: Context,
  framework: Framework,
  release: Release,
  build: FrameworkBuild,
): string | undefined {
  const { platform, family, target } = context;
  if (platform.libc === 'musl' && !framework.musl) return 'has no wheels for musl';
  if (isBelow(platform.glibc, framework.glibc)) {
    return `needs glibc ${framework.glibc ?? ''}, ${platform.name} has ${platform.glibc ?? ''}`;
  }
  const floor = buildDriverFloor(context, build);
  if (!reachesFloor(target.driver, floor)) {
    return `needs driver ${floor ?? ''} or newer, yours is ${target.driver ?? ''}`;
  }
  if (build.compute === 'rocm') return gfxMisfit(family, build);
  if (build.compute === 'cuda') return capabilityMisfit(context, framework, release, build);
  return undefined;
}

function isBelow(have: string | undefined, need: string | undefined): boolean {
  return have !== undefined && need !== undefined && !admits(`>=${need}`, have);
}

function gfxMisfit(family: Context['family'], build: FrameworkBuild): string | undefined {
  if (family.gfx === undefined || build.gfx === undefined) return undefined;
  const served = family.gfx.filter((id) => build.gfx?.includes(id));
  return served.length > 0 ? undefined : `holds no code for ${family.gfx.join(', ')}`;
}

function capabilityMisfit(
  context: Context,
  framework: Framework,
  release: Release,
  build: FrameworkBuild,
): string | undefined {
  const range = context.family.capability;
  if (range === undefined) return undefined;
  const compiled = compiledFor(framework, release, build, context.platform.arch);
  if (compiled === undefined) {
    const floor = toolkitNeeds(context.registry.compute, build.toolkit)?.min_capability;
    if (floor === undefined || compareCapabilities(range.max, floor) >= 0) return undefined;
    return `its CUDA ${build.toolkit ?? ''} starts at compute capability ${floor}, ${context.family.name} has ${range.max}`;
  }
  const isServed = [range.min, range.max].every((capability) =>
    servesCapability(capability, compiled.list, compiled.ptx),
  );
  if (isServed) return undefined;
  const has = range.min === range.max ? range.min : `${range.min} to ${range.max}`;
  return `is compiled for compute capability ${compiled.list.join(', ')}; ${context.family.name} has ${has}`;
}

/** The row of the capability table that speaks of a build, if the data have one. */
export function compiledFor(
  framework: Framework,
  release: Release,
  build: FrameworkBuild,
  arch: 'x86_64' | 'aarch64',
): NonNullable<Framework['capabilities']>[number] | undefined {
  return framework.capabilities?.find(
    (row) =>
      row.builds.includes(build.id) &&
      (row.arch ?? arch) === arch &&
      admits(row.releases, release.version),
  );
}

/** The lowest driver of a CUDA build on the context's platform. */
export function buildDriverFloor(context: Context, build: FrameworkBuild): string | undefined {
  if (build.compute !== 'cuda') return undefined;
  const floor =
    build.min_driver ?? toolkitNeeds(context.registry.compute, build.toolkit)?.min_driver;
  return driverFloor(context.platform, floor);
}
