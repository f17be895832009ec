/** The nearest targets that work, when the one asked for does not. */
import { findPlatform } from '../platform/platforms.ts';
import type { Registry } from '../registry.ts';
import { findFamily } from './context.ts';
import type { Obstacle } from './obstacle.ts';
import type { Plan, Refusal, Target } from './plan.ts';

/** How many ways round are worth reading. */
const MOST = 3;

/**
 * Tries changes of a target, the smallest first, and keeps those for which there is a plan.
 *
 * @param plan makes a plan or gives up
 */
export function nearestTargets(
  target: Target,
  { use }: Obstacle,
  registry: Registry,
  plan: (target: Target) => Plan | undefined,
): Refusal['nearest'] {
  const nearest: Refusal['nearest'][number][] = [];
  const named = withIds(target, registry);
  for (const change of [...(use === undefined ? [] : [use]), ...changesOf(target, registry)]) {
    const changed = { ...target, ...withoutDriver(change) };
    const found = plan(changed);
    if (found === undefined) continue;
    const other = { ...changed, platform: found.place.platform.id, gpu: found.place.gpu.id };
    const reason = describe(named, found);
    if (reason === '' || nearest.some((known) => isSame(known.target, other))) continue;
    nearest.push({ target: other, reason });
    if (nearest.length === MOST) break;
  }
  return nearest;
}

/** The target with ids in place of aliases, so that the same place under another name is no change. */
function withIds(target: Target, { platforms, compute }: Registry): Target {
  return {
    ...target,
    platform: findPlatform(platforms, target.platform)?.id ?? target.platform,
    gpu: findFamily(compute, target.gpu)?.id ?? target.gpu,
  };
}

/** Changes one thing at a time: tool, then GPU, then platform; then two things; last, another GPU. */
function changesOf(target: Target, registry: Registry): readonly Partial<Target>[] {
  const tools = (['uv', 'conda', 'pip', 'docker'] as const).map((tool) => ({ tool }));
  const places = placesNear(target, registry);
  const family = findFamily(registry.compute, target.gpu);
  const isNvidia = family?.compute === 'cuda' && family.generic === true;
  const otherGpus = isNvidia ? [] : [{ gpu: 'nvidia' }];
  return [
    ...tools,
    ...otherStacks(target, registry),
    ...modesLifted(target),
    ...ownGpus(target, registry),
    { gpu: 'cpu' },
    ...places,
    ...tools.map((tool) => ({ ...tool, gpu: 'cpu' })),
    ...places.flatMap((place) => tools.map((tool) => ({ ...place, ...tool }))),
    ...places.map((place) => ({ ...place, gpu: 'cpu' })),
    ...otherGpus.flatMap((gpu) =>
      [{}, ...places].flatMap((place) =>
        [{}, ...tools].map((tool) => ({ ...place, ...tool, ...gpu })),
      ),
    ),
  ];
}

/** Without the stack, then with another one; nothing where no stack was asked for. */
function otherStacks({ stack }: Target, { stacks }: Registry): readonly Partial<Target>[] {
  if (stack === undefined) return [];
  const others = Object.keys(stacks).filter((id) => id !== stack);
  return [{ stack: undefined }, ...others.map((id) => ({ stack: id }))];
}

/** One mode less; addresses are only lifted where they are what stands in the way. */
function modesLifted({ admin }: Target): readonly Partial<Target>[] {
  return admin === false ? [{ admin: undefined }] : [];
}

/** GPUs that this platform can compute on, where the one asked for is none of them. */
function ownGpus({ platform, gpu }: Target, registry: Registry): readonly Partial<Target>[] {
  const kinds = findPlatform(registry.platforms, platform)?.compute ?? [];
  const asked = findFamily(registry.compute, gpu)?.compute;
  if (asked === undefined || kinds.includes(asked)) return [];
  const families = registry.compute.families.filter(
    ({ compute, generic }) => compute !== 'cpu' && generic === true && kinds.includes(compute),
  );
  return families.map(({ id }) => ({ gpu: id }));
}

/** WSL 2 for people on Windows, then the newest long-term release of a common distribution. */
function placesNear({ platform }: Target, registry: Registry): readonly Partial<Target>[] {
  const isWindows = findPlatform(registry.platforms, platform)?.os === 'windows';
  const places = isWindows ? ['wsl2', 'ubuntu-24.04'] : ['ubuntu-24.04'];
  return places.map((place) => ({ platform: place }));
}

/** A driver version says nothing about another kind of GPU. */
function withoutDriver(change: Partial<Target>): Partial<Target> {
  return change.gpu === undefined ? change : { ...change, driver: undefined };
}

function isSame(left: Target, right: Target): boolean {
  return (
    left.platform === right.platform &&
    left.gpu === right.gpu &&
    left.tool === right.tool &&
    left.admin === right.admin &&
    left.stack === right.stack
  );
}

function describe(target: Target, { place }: Plan): string {
  const parts = [
    ...(place.platform.id === target.platform ? [] : [`on ${place.platform.name}`]),
    ...(place.gpu.id === target.gpu ? [] : [`computing on ${place.gpu.name}`]),
    ...(place.tool === target.tool ? [] : [`with ${place.tool}`]),
    ...(place.admin === target.admin ? [] : ['with administrator rights']),
    ...stackWords(target.stack, place.stack),
    ...mirrorsLifted(target.mirrors ?? {}, place.mirrors ?? {}).map(
      (name) => `without the mirror "${name}"`,
    ),
    ...(place.proxy === target.proxy ? [] : ['without the proxy']),
  ];
  return parts.join(', ');
}

function stackWords(before: string | undefined, after: string | undefined): readonly string[] {
  if (before === after) return [];
  return [after === undefined ? 'without the stack' : `with the stack ${after}`];
}

function mirrorsLifted(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(before).filter((name) => !Object.hasOwn(after, name));
}
