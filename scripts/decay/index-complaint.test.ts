import { describe, expect, it } from 'vitest';
import { blamedPin, yanksIn } from './index-complaint.ts';

const pins = [
  { name: 'twig', version: '1.0' },
  { name: 'twig-leaf', version: '1.0' },
  { name: 'torch', version: '2.9.0+cpu' },
];

/** The sentences of uv 0.13.9, wrapped and unwrapped. */
describe('the pin that uv blames', () => {
  it.each([
    [
      'Because there is no version of twig-leaf==1.0 and you require twig-leaf==1.0',
      'twig-leaf',
      'is not on the index any more',
    ],
    [
      'Because torch==2.9.0+cpu has no wheels with a matching\n platform tag (e.g., `win_amd64`)',
      'torch',
      'has no file left that fits',
    ],
    [
      'Because twig was not found in the package\n      registry and you require twig==1.0',
      'twig',
      'is not on the index any more',
    ],
    ['Because twig==1.0 depends on Python>=3.14', 'twig', 'cannot be taken any more'],
  ])('%j', (output, name, why) => {
    expect(blamedPin(output, pins)).toMatchObject({ pin: { name }, why });
  });

  it.each(['error: Failed to fetch', 'twig==1.0.1 is there', 'my.twig==1.0', 'twig==1.0+cu130'])(
    'is none in %j',
    (output) => {
      expect(blamedPin(output, pins)).toBeUndefined();
    },
  );
});

describe('yanked releases', () => {
  it('are read with their reasons from what uv warns of', () => {
    const output = [
      'Resolved 2 packages in 138ms',
      'warning: `numpy==2.4.0` is yanked (reason: "Backward compatibility bug")',
      'warning: `click==8.2.2` is yanked (reason: "It says "None"")',
      'warning: `leaf==1.0+cpu` is yanked',
    ].join('\n');

    expect(yanksIn(output)).toEqual([
      { name: 'numpy', version: '2.4.0', reason: 'Backward compatibility bug' },
      { name: 'click', version: '8.2.2', reason: 'It says "None"' },
      { name: 'leaf', version: '1.0+cpu' },
    ]);
  });
});
