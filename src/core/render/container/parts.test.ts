import { describe, expect, it } from 'vitest';
import { cardOf, planned } from '../../../../test/unit/small-cards.ts';
import { divide } from './parts.ts';

describe('the parts of a plan', () => {
  it('keep tokens, downloads and checks out of the image', () => {
    const plan = planned(
      cardOf({
        import: 'leaf',
        env: { LEAF_MODE: 'fast', LEAF_TOKEN: { ask: true, secret: true } },
        weights: [
          { from: 'https://example.org/w', when: 'command', command: ['python', 'get.py'] },
        ],
      }),
    );

    const parts = divide(plan);

    if (typeof parts === 'string') throw new Error(parts);
    expect(JSON.stringify(parts.image)).toContain('LEAF_MODE');
    expect(JSON.stringify(parts.image.map(({ actions }) => actions))).not.toContain('LEAF_TOKEN');
    expect(parts.later.map(({ id }) => id)).toEqual(['variables', 'weights', 'check']);
    const count = plan.steps.flatMap(({ actions }) => actions).length;
    const divided = [...parts.image, ...parts.later].flatMap(({ actions }) => actions);
    expect(divided.length).toBe(count);
  });

  it('are none when a build would have to wait for a person', () => {
    const plan = planned(cardOf({ steps: [{ manual: 'Sign the contract.' }, { pip: ['leaf'] }] }));

    expect(divide(plan)).toBe(
      'A build cannot wait for what only a person can do in the middle: Sign the contract.',
    );
  });
});
