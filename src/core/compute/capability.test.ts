import { describe, expect, it } from 'vitest';
import { compareCapabilities, servesCapability } from './capability.ts';

describe('code for NVIDIA GPUs', () => {
  it.each([
    ['runs on the very GPU it was compiled for', '8.6', ['8.6'], undefined, true],
    ['runs on a higher minor version', '8.9', ['8.0'], undefined, true],
    ['does not run on a lower minor version', '8.0', ['8.6'], undefined, false],
    ['does not run on a higher major version', '9.0', ['8.9'], undefined, false],
    ['runs on a higher major version by its intermediate code', '12.0', ['9.0'], '9.0', true],
    ['does not run below its intermediate code', '6.1', ['7.5'], '9.0', false],
    ['reads 10.0 as higher than 9.0', '10.0', ['9.0'], '10.0', true],
    ['serves nothing when it holds nothing', '8.0', [], undefined, false],
  ] as const)('%s', (_, gpu, compiled, ptx, expected) => {
    expect(servesCapability(gpu, compiled, ptx)).toBe(expected);
  });
});

describe('compute capabilities', () => {
  it('are ordered as numbers, not as text', () => {
    const sorted = ['12.1', '7.5', '10.0', '9.0', '7.0'].toSorted(compareCapabilities);

    expect(sorted).toEqual(['7.0', '7.5', '9.0', '10.0', '12.1']);
  });
});
