import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import { torchCardOf } from '../../../../test/unit/small-cards.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { reachesFloor } from '../../compute/driver.ts';
import { driverFloors, driverSegments, markDriver } from './driver-segments.ts';

const FLOORS = ['450.80.02', '525.60.13', '580', '580.65.06'];

describe('segments', () => {
  it('begin where a plan changes and nowhere else', () => {
    const segments = driverSegments(FLOORS, (driver) =>
      reachesFloor(driver, '580') ? 'new' : 'old',
    );

    expect(segments).toEqual([
      { from: undefined, outcome: 'old' },
      { from: '580', outcome: 'new' },
    ]);
  });

  it('tell floors apart that differ only behind the first dot', () => {
    const segments = driverSegments(FLOORS, (driver) =>
      String(FLOORS.filter((floor) => reachesFloor(driver, floor)).length),
    );

    expect(segments.map(({ from }) => from)).toEqual([undefined, ...FLOORS]);
  });

  it('plan no more often than they must', () => {
    const asked: string[] = [];

    driverSegments(FLOORS, (driver) => {
      asked.push(driver);
      return 'same';
    });

    expect(asked).toHaveLength(2);
  });

  it('are those of a search through all floors', () => {
    fc.assert(
      fc.property(fc.subarray(FLOORS), (changes) => {
        const outcome = (driver: string) =>
          changes.filter((floor) => reachesFloor(driver, floor)).length;
        const starts = driverSegments(FLOORS, outcome).flatMap(({ from }) => from ?? []);
        expect(starts).toEqual(changes);
      }),
    );
  });
});

describe('a sentence', () => {
  it('has a mark for the driver, and keeps the floor that it names', () => {
    const reasons: string[] = [];
    driverSegments(['580'], (driver) => reasons.push(`needs 580 or newer, yours is ${driver}.`));

    expect(reasons.map(markDriver)).toEqual([
      'needs 580 or newer, yours is {driver}.',
      'needs 580 or newer, yours is {driver}.',
    ]);
  });
});

describe('the floors of a platform', () => {
  it('are those of its own driver', () => {
    const card = torchCardOf();
    const ubuntu = findPlatform(smallRegistry.platforms, 'ubuntu')!;

    const floors = driverFloors(card, smallRegistry, ubuntu);

    const linux = smallRegistry.compute.toolkits.map(({ min_driver: floor }) => floor.linux);
    expect(floors).toEqual(expect.arrayContaining(linux));
  });
});
