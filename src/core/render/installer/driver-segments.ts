/** Where along the versions of a driver a plan changes: read from the data, never written down here. */
import type { Card } from '../../card/card.ts';
import { driverFloor } from '../../compute/driver.ts';
import type { Platform } from '../../platform/platform.ts';
import { compareVersions } from '../../python/index.ts';
import type { Registry } from '../../registry.ts';

/** What holds from one driver version up to the next segment. */
export interface Segment<Outcome> {
  /** Lowest version; `undefined` for whatever is older than every floor. */
  readonly from: string | undefined;
  readonly outcome: Outcome;
}

/** Stands in a sentence for the driver of the machine, which only the script knows. */
export const DRIVER_MARK = '{driver}';

/** Digits that no driver has, so that they can be found again in a sentence. */
const SENTINEL = '0.0.7777777';

/** Every lowest driver that the planner may compare with on a platform, rising. */
export function driverFloors(
  card: Card,
  registry: Registry,
  platform: Platform,
): readonly string[] {
  const { compute, frameworks } = registry;
  const pairs = [
    ...compute.toolkits.map(({ min_driver: floor }) => floor),
    ...Object.values(frameworks).flatMap(({ builds }) =>
      builds.flatMap(({ min_driver: floor }) => floor ?? []),
    ),
  ];
  const own = [card, ...card.versions].flatMap((one) => Object.values(one.compute));
  const floors = [
    ...pairs.flatMap((pair) => driverFloor(platform, pair) ?? []),
    ...own.flatMap(({ minDriver, builds }) => [
      ...(minDriver === undefined ? [] : [minDriver]),
      ...builds.flatMap(({ min_driver: floor }) => floor ?? []),
    ]),
  ];
  return [...new Set(floors)].toSorted(compareVersions);
}

/**
 * The segments of one place. A higher floor only ever adds builds to choose from, so where both ends
 * of a stretch agree, so does everything between.
 *
 * @param outcomeOf plans for one driver version
 */
export function driverSegments<Outcome>(
  floors: readonly string[],
  outcomeOf: (driver: string) => Outcome,
): readonly Segment<Outcome>[] {
  const points = [undefined, ...floors];
  const outcomes = new Map<number, Outcome>();
  const resolve = (low: number, high: number): void => {
    for (const at of [low, high]) {
      if (!outcomes.has(at)) outcomes.set(at, outcomeOf(within(points[at])));
    }
    if (high - low < 2 || outcomes.get(low) === outcomes.get(high)) return;
    const middle = Math.floor((low + high) / 2);
    resolve(low, middle);
    resolve(middle, high);
  };
  resolve(0, points.length - 1);
  return [...outcomes]
    .toSorted(([a], [b]) => a - b)
    .map(([at, outcome]) => ({ from: points[at], outcome }))
    .filter((segment, at, all) => at === 0 || all[at - 1]?.outcome !== segment.outcome);
}

/** A sentence with a mark where it names the driver that it was planned for. */
export function markDriver(sentence: string): string {
  return sentence.replace(/[0-9.]*0\.0\.7777777/g, DRIVER_MARK);
}

/** A version just above a floor, below any other that the data could name. */
function within(floor: string | undefined): string {
  return floor === undefined ? SENTINEL : `${floor}.${SENTINEL}`;
}
