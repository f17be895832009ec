import { describe, expect, it } from 'vitest';
import { realRegistry } from '../../test/unit/real-catalog.ts';
import { cardOf } from '../../test/unit/small-cards.ts';
import { clashOf } from './clash.ts';

describe('packages that own the same files', () => {
  const registry = realRegistry;

  it('are two builds of one framework', () => {
    const packages = [{ name: 'onnxruntime' }, { name: 'onnxruntime-gpu' }];

    expect(clashOf({ card: cardOf(), registry }, packages)).toEqual({
      class: 'conflict',
      text: 'onnxruntime and onnxruntime-gpu are installed side by side, and hold the same module: the last one overwrites the other.',
    });
  });

  it('are those of which the card says so', () => {
    const card = { ...cardOf(), exclusive: [['leaf', 'Leaf_Headless']] };

    expect(
      clashOf({ card, registry }, [{ name: 'leaf' }, { name: 'leaf-headless' }])?.text,
    ).toContain('leaf and leaf-headless');
  });

  it('are none where there is one of each', () => {
    expect(clashOf({ card: cardOf(), registry }, [{ name: 'onnxruntime' }])).toBeUndefined();
  });
});
