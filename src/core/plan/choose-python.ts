/** Finds a Python for which everything the card needs exists, and the builds that go with it. */
import type { Framework } from '../generated/framework.ts';
import type { PythonRange } from '../card/card.ts';
import { admitsMinor, applies } from '../card/when.ts';
import {
  EVERY_VERSION,
  compareVersions,
  formatSpecifier,
  intersect,
  isEmpty,
  parseSpecifier,
  rangeToSpecifier,
  toRange,
} from '../python/index.ts';
import { type ChosenFramework, chooseBuild } from './choose-build.ts';
import { type ChosenCardBuild, chooseCardBuild } from './choose-card-build.ts';
import { chooseCondaBuild, type CondaFramework } from './choose-conda-build.ts';
import { type Context, lacksRights } from './context.ts';
import { type Obstacle, isObstacle, obstacle } from './obstacle.ts';
import { wantedFrameworks } from './wanted-frameworks.ts';

export interface Foundation {
  readonly python: string;
  readonly pythonReason: string;
  readonly frameworks: readonly (ChosenFramework | CondaFramework)[];
  readonly cardBuild?: ChosenCardBuild | undefined;
}

/** The first Python, in order of preference, with which every framework and build fits. */
export function chooseFoundation(context: Context): Foundation | Obstacle {
  const ranges = rangesFor(context);
  const candidates = preferredPythons(context);
  const admitted = candidates.filter((python) =>
    ranges.every(({ version }) => admitsMinor(version, python)),
  );
  if (admitted.length === 0) return noPython(context, ranges, candidates);
  let first: Obstacle | undefined;
  let best: (Foundation & { readonly rank: number }) | undefined;
  for (const python of admitted) {
    // One that gets no more fixes is no gain, whatever is ready-made for it.
    if (best !== undefined && context.registry.endedPythons.includes(python)) continue;
    const found = foundationOn(context, python);
    if (isObstacle(found)) {
      first ??= found;
      continue;
    }
    const rank = found.cardBuild?.rejected.length ?? 0;
    if (best === undefined || rank < best.rank) best = { ...found, python, pythonReason: '', rank };
    if (rank === 0 || !hasBuildsByPython(context)) break;
  }
  if (best === undefined) return first ?? noPython(context, ranges, candidates);
  const { rank, ...foundation } = best;
  return { ...foundation, pythonReason: reasonFor(context, ranges, best.python) };
}

/** Whether another Python may have an earlier, ready-made build of the card, which is better than to compile. */
function hasBuildsByPython({ card, compute }: Context): boolean {
  return card.compute[compute]?.builds?.some(({ python }) => python !== undefined) ?? false;
}

function foundationOn(
  context: Context,
  python: string,
): Omit<Foundation, 'python' | 'pythonReason'> | Obstacle {
  const cardBuild = chooseCardBuild(context, python);
  if (cardBuild !== undefined && 'noBuild' in cardBuild)
    return obstacle('build', cardBuild.noBuild);
  const circumstance = {
    ...context.circumstance,
    python,
    builds: cardBuild === undefined ? [] : [cardBuild.build.id],
  };
  const frameworks: (ChosenFramework | CondaFramework)[] = [];
  for (const wanted of wantedFrameworks(context.card, circumstance)) {
    const framework = context.registry.frameworks[wanted.name];
    if (framework === undefined) {
      return obstacle('framework', `The catalog has no framework "${wanted.name}".`);
    }
    if (wanted.python !== undefined && !admitsMinor(wanted.python, python)) {
      return obstacle('python', `${framework.name} needs Python ${wanted.python} here.`);
    }
    const found = chooseBuild(
      context,
      wanted,
      framework,
      python,
      forcedBuild(framework, cardBuild),
    );
    if (!('noBuild' in found)) {
      frameworks.push(found);
      continue;
    }
    const conda = chooseCondaBuild(context, wanted, framework);
    if (conda === undefined) {
      return obstacle('framework', found.noBuild, { source: framework.sources[0] });
    }
    frameworks.push(conda);
  }
  return { frameworks, cardBuild };
}

/** A card's build that bears the name of a framework's build was made for that one. */
function forcedBuild(
  framework: Framework,
  cardBuild: ChosenCardBuild | undefined,
): string | undefined {
  const id = cardBuild?.build.id;
  return framework.builds.some((build) => build.id === id) ? id : undefined;
}

/** All ranges that hold here: the card's own, those of the chosen platform's exception. */
export function rangesFor(context: Context): readonly PythonRange[] {
  const exceptions = platformRanges(context);
  return [
    ...context.card.python.filter(({ when }) => applies(when, context.circumstance)),
    ...exceptions.map((version) => ({ version })),
  ];
}

function platformRanges(context: Context): readonly string[] {
  const { platform, card } = context;
  return platformKeys(context).flatMap((key) => card.platforms[key]?.python ?? []);

  function platformKeys({ circumstance }: Context): readonly string[] {
    return [...new Set([circumstance.os, platform.osArch, ...circumstance.platform])];
  }
}

/** With pip the platform's own Python comes first, as long as it still gets fixes. */
function preferredPythons(context: Context): readonly string[] {
  const { registry, tool } = context;
  const own = tool === 'pip' ? ownPython(context) : undefined;
  return own === undefined || registry.endedPythons.includes(own)
    ? registry.pythons
    : [own, ...registry.pythons.filter((python) => python !== own)];
}

/** All ranges as one, as authored when there is one; side by side when no specifier says it. */
function joined(ranges: readonly PythonRange[]): string {
  const texts = [...new Set(ranges.map(({ version }) => version))];
  const plain = texts.join(' and ');
  if (texts.length < 2) return plain;
  const parsed = texts.map((text) => parseSpecifier(text));
  const read = parsed.flatMap((found) => (found.ok ? [toRange(found.value)] : []));
  if (read.length < texts.length) return plain;
  const all = read.reduce(intersect, EVERY_VERSION);
  const specifier = isEmpty(all) ? undefined : rangeToSpecifier(all);
  return specifier === undefined ? plain : formatSpecifier(specifier);
}

/** The platform's Python; without rights nothing is built on it, as its venv module may be missing. */
function ownPython(context: Context): string | undefined {
  return lacksRights(context) ? undefined : context.platform.python.version;
}

function reasonFor(context: Context, ranges: readonly PythonRange[], python: string): string {
  if (context.stack !== undefined) return `the stack ${context.stack.stack.name} has it`;
  const range = joined(ranges);
  const own = ownPython(context);
  const stated = range === '' ? 'the card names no range' : `the card asks for ${range}`;
  if (python === own) return `${context.platform.name} brings Python ${python}; ${stated}`;
  if (context.tool === 'pip' && own !== undefined) {
    return `${stated}; ${context.platform.name} brings ${own}`;
  }
  return stated;
}

function noPython(
  context: Context,
  ranges: readonly PythonRange[],
  candidates: readonly string[],
): Obstacle {
  const range = joined(ranges);
  return obstacle(
    'python',
    `${context.card.name} needs Python ${range} on ${context.platform.name}; known are ${candidates.toSorted(compareVersions).join(', ')}.`,
    { source: ranges.find(({ source }) => source !== undefined)?.source },
  );
}
