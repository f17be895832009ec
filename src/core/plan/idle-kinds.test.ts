import { describe, expect, it } from 'vitest';
import { realCards, realRegistry } from '../../../test/unit/real-catalog.ts';
import { cardOf, torchCardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { idleKinds } from './idle-kinds.ts';
import { isObstacle } from './obstacle.ts';
import { attemptPlan } from './plan-card.ts';
import { toolOrder } from './first-plan.ts';

const GPUS = smallRegistry.compute.kinds.map(({ id }) => id).filter((id) => id !== 'cpu');

describe('a kind of GPU is idle', () => {
  it('when nobody says that the model uses it and no framework brings it', () => {
    expect(idleKinds(cardOf(), smallRegistry)).toEqual(GPUS);
    expect(idleKinds(cardOf({ compute: { cpu: 'yes', cuda: 'unknown' } }), smallRegistry)).toEqual(
      GPUS,
    );
  });

  it('when the framework has no build for it at all', () => {
    const card = torchCardOf({ compute: { cpu: 'slow' } });

    expect(idleKinds(card, smallRegistry)).toEqual(['xpu']);
  });

  it('when the authors say no and name no other way to use it', () => {
    const compute = {
      cpu: 'yes',
      cuda: { support: 'no', use: 'cpu' },
      rocm: { support: 'no', use: 'docker' },
      mps: { support: 'no', when: { python: '>=3.12' } },
    } as const;

    const idle = idleKinds(torchCardOf({ compute }), smallRegistry);

    expect(idle).toEqual(['cuda', 'xpu']);
  });

  it('never when the model needs a GPU or does not run on the processor', () => {
    const unstated = cardOf({ compute: { cuda: 'yes' } });
    const needed = cardOf({ hardware: { gpu: 'required' }, compute: { cpu: 'yes', cuda: 'yes' } });

    expect(idleKinds(unstated, smallRegistry)).toEqual([]);
    expect(idleKinds(needed, smallRegistry)).toEqual([]);
  });

  it('only when every plan for it is refused, for every card, platform and tool', () => {
    const planned = realCards.flatMap((card) => {
      const idle = idleKinds(card, realRegistry);
      const families = realRegistry.compute.families.filter(
        ({ compute, generic }) => generic === true && idle.includes(compute),
      );
      return families.flatMap(({ id: gpu }) =>
        realRegistry.platforms.flatMap(({ id: platform }) =>
          toolOrder
            .map((tool) => ({ platform, gpu, tool, features: [] }))
            .filter((target) => !isObstacle(attemptPlan(card, target, realRegistry)))
            .map((target) => ({ card: card.id, ...target })),
        ),
      );
    });

    expect(planned).toEqual([]);
  });
});
