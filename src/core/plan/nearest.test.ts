import { describe, expect, it } from 'vitest';
import { refused, torchCardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { planCard } from './plan-card.ts';

const card = torchCardOf({
  compute: { cpu: 'yes', cuda: { support: 'yes', min_driver: '525' } },
  container: { image: 'leaf:1' },
});

describe('the nearest targets', () => {
  it('are at most three, each once', () => {
    const { nearest } = refused(card, { platform: 'macos', gpu: 'nvidia', tool: 'docker' });
    const keys = nearest.map(({ target: { platform, gpu, tool } }) => [platform, gpu, tool].join());

    expect(nearest.length).toBeGreaterThan(0);
    expect(nearest.length).toBeLessThanOrEqual(3);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('give plans', () => {
    const { nearest } = refused(card, { platform: 'ubuntu-aarch64' });

    expect(nearest.length).toBeGreaterThan(0);
    for (const { target } of nearest) {
      expect(planCard(card, target, smallRegistry).kind).toBe('plan');
    }
  });

  it('begin with what the card proposes', () => {
    const choosy = torchCardOf({ platforms: { windows: { support: 'no', use: 'wsl2' } } });

    const { nearest } = refused(choosy, { platform: 'windows', gpu: 'ada' });

    expect(nearest[0]).toEqual({
      target: { platform: 'wsl2', gpu: 'ada', tool: 'uv', features: [] },
      reason: 'on WSL',
    });
  });

  it('say only what changes, also where the target was named by an alias', () => {
    const { nearest } = refused(card, { platform: 'lts-aarch64', gpu: 'rtx-40' });

    expect(nearest[0]?.reason).toBe('with conda');
  });

  it('keep the driver, unless another kind of GPU makes it meaningless', () => {
    const { nearest } = refused(card, { gpu: 'ada', driver: '470' });

    expect(nearest.length).toBeGreaterThan(0);
    for (const { target } of nearest) {
      expect(target.driver).toBe(target.gpu === 'ada' ? '470' : undefined);
    }
  });

  it('keep variant and features', () => {
    const rich = torchCardOf({
      variants: [{ id: 'small' }, { id: 'large' }],
      features: { gui: { summary: 'A window.' } },
    });

    const { nearest } = refused(rich, {
      platform: 'ubuntu-aarch64',
      variant: 'large',
      features: ['gui'],
    });

    expect(nearest[0]?.target).toMatchObject({ variant: 'large', features: ['gui'] });
  });

  it('are none where nothing works', () => {
    expect(refused(torchCardOf({ python: '<3' })).nearest).toEqual([]);
  });
});
