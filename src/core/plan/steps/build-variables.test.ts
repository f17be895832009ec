import { describe, expect, it } from 'vitest';
import { cardOf, pipInstalls, planned } from '../../../../test/unit/small-cards.ts';

const LICENCE = {
  LEAF_LICENCE: { ask: true, phase: 'build', why: 'Its build looks for it.' },
} as const;

describe('variables that only the user knows and that the build needs', () => {
  it('are asked for before the packages are installed', () => {
    const plan = planned(cardOf({ env: LICENCE }));

    const ids = plan.steps.map(({ id }) => id);
    const step = plan.steps.find(({ id }) => id === 'build-variables');
    expect(ids.indexOf('build-variables')).toBe(ids.indexOf('packages') - 1);
    expect(step).toMatchObject({
      reason: 'LEAF_LICENCE: its build looks for it; they last until the terminal closes',
      actions: [{ do: 'set-variable', name: 'LEAF_LICENCE', secret: false }],
    });
    expect(pipInstalls(plan).at(-1)?.env).toBeUndefined();
  });

  it('are asked for once, also where a step states them', () => {
    const card = cardOf({
      env: LICENCE,
      steps: [
        { pip: ['leaf'], env: { LEAF_LICENCE: { ask: true, secret: true }, LEAF_FAST: '1' } },
      ],
    });

    const plan = planned(card);

    const step = plan.steps.find(({ id }) => id === 'build-variables');
    expect(step?.actions).toEqual([{ do: 'set-variable', name: 'LEAF_LICENCE', secret: true }]);
    expect(pipInstalls(plan).at(-1)?.env).toEqual({ LEAF_FAST: '1' });
  });

  it('are no step where there are none', () => {
    const card = cardOf({ env: { LEAF_FAST: { value: '1', phase: 'build' } } });

    expect(planned(card).steps.map(({ id }) => id)).not.toContain('build-variables');
  });
});
