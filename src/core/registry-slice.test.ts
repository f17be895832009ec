import { describe, expect, it } from 'vitest';
import { realCards, realRegistry, realTargets } from '../../test/unit/real-catalog.ts';
import { cardOf, torchCardOf } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import { planCard } from './plan/plan-card.ts';
import type { Target } from './plan/plan.ts';
import { sliceRegistry } from './registry-slice.ts';

/** An old GPU and driver, and everything that the card offers to choose. */
const choices: readonly Target[] = [
  { platform: 'ubuntu-22.04', gpu: 'pascal', driver: '535.183.01', tool: 'pip', features: [] },
  { platform: 'wsl2', gpu: 'blackwell', driver: '581.15', tool: 'conda', features: [] },
  { platform: 'windows', gpu: 'turing', driver: '528.33', tool: 'uv', features: [] },
];

describe.each(realCards)('the slice for $id', { timeout: 60_000 }, (card) => {
  const slice = sliceRegistry(realRegistry, card);

  it('plans as the whole registry does, on every platform with every tool', () => {
    const different = realTargets.filter(
      (target) =>
        JSON.stringify(planCard(card, target, slice)) !==
        JSON.stringify(planCard(card, target, realRegistry)),
    );

    expect(different).toEqual([]);
  });

  it('plans as the whole registry does, for old machines, features, variants and versions', () => {
    const more = [
      ...Object.keys(card.features).map((id) => ({ features: [id] })),
      ...card.variants.map(({ id }) => ({ variant: id })),
      ...card.versions.map(({ version }) => ({ version })),
      {},
    ];
    const targets = choices.flatMap((target) => more.map((change) => ({ ...target, ...change })));

    for (const target of targets) {
      expect(planCard(card, target, slice)).toEqual(planCard(card, target, realRegistry));
    }
  });

  it('plans as the whole registry does, with every stack', () => {
    for (const stack of Object.keys(realRegistry.stacks)) {
      for (const gpu of ['cpu', 'nvidia']) {
        const target: Target = { platform: 'ubuntu-24.04', gpu, tool: 'uv', features: [], stack };
        expect(planCard(card, target, slice)).toEqual(planCard(card, target, realRegistry));
      }
    }
  });

  it('is smaller than the whole, and survives JSON', () => {
    const text = JSON.stringify(slice);

    expect(text.length).toBeLessThan(JSON.stringify(realRegistry).length);
    expect(JSON.parse(text)).toEqual(slice);
  });
});

describe('a slice', () => {
  it('holds only what the card can reach', () => {
    const slice = sliceRegistry(smallRegistry, cardOf());

    expect(Object.keys(slice.frameworks)).toEqual([]);
    expect(Object.keys(slice.system).toSorted()).toEqual([
      'curl',
      'docker',
      'git',
      'nvidia-container-toolkit',
    ]);
    expect(slice.indexes).toEqual([]);
  });

  it('holds the repositories that a package needs, and those that they need', () => {
    const slice = sliceRegistry(smallRegistry, cardOf({ system: ['ffmpeg'] }));

    expect(Object.keys(slice.setups).toSorted()).toEqual(['epel', 'fusion', 'nvidia']);
  });

  it('holds what features, containers and other versions need', () => {
    const card = cardOf({
      features: { sound: { summary: 'Sound.', system: ['ffmpeg'] } },
      container: { image: 'leaf:1', system: ['cuda-toolkit'] },
      versions: [{ version: '1.0', frameworks: [{ name: 'torch' }] }],
    });

    const slice = sliceRegistry(smallRegistry, card);

    expect(Object.keys(slice.system)).toEqual(expect.arrayContaining(['ffmpeg', 'cuda-toolkit']));
    expect(Object.keys(slice.frameworks)).toEqual(['torch']);
    expect(slice.indexes.map(({ id }) => id)).toEqual(['wheels']);
  });

  it('does not change the whole', () => {
    const before = JSON.stringify(smallRegistry);

    sliceRegistry(smallRegistry, torchCardOf({ system: ['ffmpeg'] }));

    expect(JSON.stringify(smallRegistry)).toBe(before);
  });
});
