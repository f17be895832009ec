/** Which GPUs of one maker a model can use, and from which driver on. */
import { driverFloor } from '../../compute/driver.ts';
import { chooseFoundation } from '../../plan/choose-python.ts';
import { type Context, type Family, contextOf } from '../../plan/context.ts';
import { findObstacle } from '../../plan/find-obstacle.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { sentence } from '../../plan/wording.ts';
import { compareVersions } from '../../python/index.ts';

export interface Gpus {
  /** Ids of GPU families by the lowest driver with which a plan can be made; `any` for no limit. */
  readonly drivers: Readonly<Record<string, readonly string[]>>;
  /** Ids of GPU families by the reason why there is no plan. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
}

/** Asks the planner for each family of the context's kind of compute. */
export function servedGpus(context: Context): Gpus {
  const { registry, compute } = context;
  const drivers: Record<string, string[]> = {};
  const refused: Record<string, string[]> = {};
  const floors = driverFloors(context);
  for (const family of registry.compute.families) {
    if (family.compute !== compute) continue;
    const reason = refusalFor(context, family);
    if (reason !== undefined) {
      (refused[sentence(reason)] ??= []).push(family.id);
      continue;
    }
    const floor = floors.find((driver) => refusalFor(context, family, driver) === undefined);
    const key = floor === undefined || floor === OLDER_THAN_ALL ? 'any' : floor;
    (drivers[key] ??= []).push(family.id);
  }
  return { drivers, refused };
}

function refusalFor(context: Context, { id }: Family, driver?: string): string | undefined {
  const target = { ...context.target, gpu: id, driver };
  const other = contextOf(context.card, target, context.registry);
  if (isObstacle(other)) return other.reason;
  const found = findObstacle(other);
  if (found !== undefined || other.tool === 'docker') return found?.reason;
  const foundation = chooseFoundation(other);
  return isObstacle(foundation) ? foundation.reason : undefined;
}

/** A plan that does with this one asks for none in particular. */
const OLDER_THAN_ALL = '1';

/** Every floor that the data or the card state, lowest first. */
function driverFloors({ card, compute, platform, registry }: Context): readonly string[] {
  if (compute !== 'cuda') return [];
  const support = card.compute.cuda;
  const builds = card.frameworks
    .flatMap(({ name }) => registry.frameworks[name]?.builds ?? [])
    .filter((build) => build.compute === 'cuda');
  const isFree = builds.every((build) => build.toolkit === undefined);
  const stated = [
    ...registry.compute.toolkits.map(({ min_driver }) => min_driver),
    ...builds.map(({ min_driver }) => min_driver),
  ].flatMap((floor) => driverFloor(platform, floor) ?? []);
  const own = [
    ...(support?.minDriver === undefined ? [] : [support.minDriver]),
    ...(support?.builds.flatMap(({ min_driver }) => min_driver ?? []) ?? []),
  ];
  return [...new Set([...(isFree ? [OLDER_THAN_ALL] : []), ...stated, ...own])].toSorted(
    compareVersions,
  );
}
