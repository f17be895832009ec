import { describe, expect, it } from 'vitest';
import { exampleCard, exampleRegistry } from './example.fixture.ts';
import { commonTargets, defaultTarget, machineBehind, settle, withoutIdleGpu } from './targets.ts';

describe('defaultTarget', () => {
  it('is the CPU when nobody says that NVIDIA works', () => {
    expect(defaultTarget(exampleCard(), exampleRegistry)).toEqual({
      platform: 'ubuntu-24.04',
      gpu: 'cpu',
      tool: 'uv',
      features: [],
    });
  });

  it('is NVIDIA, of whichever family, when the card says so', () => {
    const card = exampleCard({ compute: { cuda: 'yes' } });

    expect(defaultTarget(card, exampleRegistry).gpu).toBe('nvidia');
  });
});

describe('commonTargets', () => {
  it('leaves out platforms that the registry does not know', () => {
    const names = commonTargets(exampleRegistry).map(({ platform }) => platform);

    expect(new Set(names)).toEqual(new Set(['ubuntu-24.04', 'macos']));
  });
});

describe('settle', () => {
  it('gives a Mac its own GPU in place of one that it cannot have', () => {
    const target = {
      platform: 'macos',
      gpu: 'ampere',
      driver: '580',
      tool: 'uv',
      features: [],
    } as const;

    expect(settle(target, exampleRegistry)).toEqual({ ...target, gpu: 'apple', driver: undefined });
  });

  it('changes nothing that is possible', () => {
    const target = { platform: 'macos', gpu: 'cpu', tool: 'uv', features: [] } as const;

    expect(settle(target, exampleRegistry)).toBe(target);
  });
});

describe('a GPU that the card has no use for', () => {
  const onMac = { platform: 'macos', gpu: 'apple', tool: 'uv', features: [] } as const;
  const plain = exampleCard({ compute: { cpu: 'yes' } });
  const fast = exampleCard({ compute: { cpu: 'yes', mps: 'yes' } });

  it('gives way to the processor, with its driver', () => {
    const target = { ...onMac, driver: '1.2' };

    expect(withoutIdleGpu(target, plain, exampleRegistry)).toEqual({
      ...onMac,
      gpu: 'cpu',
      driver: undefined,
    });
    expect(withoutIdleGpu(target, fast, exampleRegistry)).toBe(target);
  });

  it('is still part of the machine, until another processor is chosen', () => {
    const chosen = { ...onMac, gpu: 'cpu', tool: 'pip' } as const;

    expect(machineBehind(chosen, onMac, plain, exampleRegistry)).toMatchObject({
      gpu: 'apple',
      tool: 'pip',
    });
    expect(machineBehind(chosen, onMac, fast, exampleRegistry)).toBe(chosen);
    expect(machineBehind(onMac, chosen, plain, exampleRegistry)).toBe(onMac);
    expect(
      machineBehind({ ...chosen, platform: 'ubuntu-24.04' }, onMac, plain, exampleRegistry).gpu,
    ).toBe('cpu');
  });
});
