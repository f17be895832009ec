import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { firstPlan, genericFamily } from './first-plan.ts';

const UBUNTU = { platform: 'ubuntu', gpu: 'cpu', features: [] } as const;

describe('the first plan', () => {
  it('takes the first tool that works', () => {
    const tools = { uv: { support: 'no' as const, why: 'No.' } };

    expect(firstPlan(cardOf(), UBUNTU, smallRegistry)).toMatchObject({ target: { tool: 'uv' } });
    expect(firstPlan(cardOf({ tools }), UBUNTU, smallRegistry)).toMatchObject({
      target: { tool: 'pip' },
      plan: { place: { tool: 'pip' } },
    });
  });

  it('tells what stands in the way of the first when none works', () => {
    const card = cardOf({ platforms: { linux: { support: 'no', why: 'Never on Linux.' } } });

    expect(firstPlan(card, UBUNTU, smallRegistry)).toMatchObject({ reason: 'Never on Linux.' });
  });
});

describe('a kind of compute', () => {
  it('is stood for by the family that says no more than its maker', () => {
    expect(genericFamily(smallRegistry, 'cuda')?.generic).toBe(true);
    expect(genericFamily(smallRegistry, 'cpu')?.id).toBe('cpu');
  });
});
