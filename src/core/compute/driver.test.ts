import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { Platform } from '../platform/platform.ts';
import { findPlatform } from '../platform/platforms.ts';
import { driverFloor, reachesFloor, toolkitNeeds } from './driver.ts';

function platform(id: string): Platform {
  return findPlatform(smallRegistry.platforms, id)!;
}

describe('the driver floor', () => {
  const floor = { linux: '580', windows: '581' };

  it.each([
    ['ubuntu', '580'],
    ['windows', '581'],
    ['wsl2', '581'],
  ])('on %s is %s', (id, expected) => {
    expect(driverFloor(platform(id), floor)).toBe(expected);
  });

  it('is unknown when the data do not say', () => {
    expect(driverFloor(platform('ubuntu'), undefined)).toBeUndefined();
    expect(driverFloor(platform('wsl2'), { linux: '580' })).toBeUndefined();
  });
});

describe('a driver', () => {
  it.each([
    ['580.65.06', '580', true],
    ['580.65.06', '580.65.06', true],
    ['580.9', '580.65.06', false],
    ['535.183.01', '580', false],
    [undefined, '580', true],
    ['535', undefined, true],
  ])('%s reaches %s: %s', (driver, floor, expected) => {
    expect(reachesFloor(driver, floor)).toBe(expected);
  });
});

describe('a toolkit', () => {
  it('is known by its major version', () => {
    expect(toolkitNeeds(smallRegistry.compute, '13.2')?.min_capability).toBe('7.5');
  });

  it('needs nothing that the data do not state', () => {
    expect(toolkitNeeds(smallRegistry.compute, '11.8')).toBeUndefined();
    expect(toolkitNeeds(smallRegistry.compute, undefined)).toBeUndefined();
  });
});
