import { describe, expect, it } from 'vitest';
import { cardOf, pipInstalls, planned } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { indexUrl } from './index-url.ts';

describe('the address of an index', () => {
  it('has its parameter filled in', () => {
    expect(indexUrl(smallRegistry.indexes, 'wheels:cu130', {})).toBe(
      'https://wheels.example.org/cu130',
    );
  });

  it('is unknown when the catalog does not list it', () => {
    expect(indexUrl(smallRegistry.indexes, 'elsewhere:cu130', {})).toBeUndefined();
  });

  it('follows the build that was chosen', () => {
    const card = cardOf({
      frameworks: [{ name: 'torch' }],
      compute: { cuda: 'yes' },
      steps: [{ pip: ['leaf'], index: 'wheels:leaf-{build}-torch-{torch}' }],
    });

    const plan = planned(card, { gpu: 'pascal', tool: 'pip' });

    expect(pipInstalls(plan).map(({ indexUrl: url }) => url)).toEqual([
      undefined,
      'https://wheels.example.org/cu126',
      'https://wheels.example.org/leaf-cu126-torch-2.12.0',
    ]);
  });
});
