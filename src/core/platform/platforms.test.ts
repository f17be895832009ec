import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { findPlatform } from './platforms.ts';

const { platforms } = smallRegistry;

describe('a row of the platforms', () => {
  it('gives its first processor the plain id and names the others', () => {
    const found = platforms.filter(({ name }) => name === 'Ubuntu');

    expect(found.map(({ id, arch, osArch }) => [id, arch, osArch])).toEqual([
      ['ubuntu', 'x86_64', 'linux-x86_64'],
      ['ubuntu-aarch64', 'aarch64', 'linux-aarch64'],
    ]);
  });

  it('is found by an alias, with the processor where it is not the first', () => {
    expect(findPlatform(platforms, 'lts')?.id).toBe('ubuntu');
    expect(findPlatform(platforms, 'lts-aarch64')?.id).toBe('ubuntu-aarch64');
  });

  it('is not found by a part of its name', () => {
    expect(findPlatform(platforms, 'ubu')).toBeUndefined();
    expect(findPlatform(platforms, '')).toBeUndefined();
  });
});
