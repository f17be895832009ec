import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import { cardOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { reachesFloor } from '../../compute/driver.ts';
import type { Card } from '../../card/card.ts';
import { firstPlan } from '../../plan/first-plan.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { attemptPlan } from '../../plan/plan-card.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { WITHOUT_RIGHTS, type Way, planSpace } from './plan-space.ts';

const DRIVERS = [
  '300',
  '450.80.02',
  '460',
  '525.60.13',
  '527',
  '535.183.01',
  '579.99',
  '580',
  '600.1',
];

/** What a plan does, or nothing for a refusal. */
function actionsOf(plan: Plan | undefined) {
  return plan?.steps.map(({ actions }) => actions);
}

/** What the planner says that a script should do. */
function planOf(card: Card, { way, ...place }: Omit<Target, 'tool'> & { readonly way: Way }) {
  if (way !== WITHOUT_RIGHTS) return attemptPlan(card, { ...place, tool: way }, smallRegistry);
  const found = firstPlan(card, { ...place, admin: false }, smallRegistry);
  return isObstacle(found) ? found : found.plan;
}

describe('the space of plans', () => {
  it.each(['posix', 'powershell'] as const)('holds for %s what the planner says', (shell) => {
    const card = torchCardOf();
    const space = planSpace(card, smallRegistry, shell);

    for (const { platform, way, families, segments } of space.cells) {
      for (const gpu of families) {
        const isCuda = smallRegistry.compute.families.some(
          ({ id, compute }) => id === gpu && compute === 'cuda',
        );
        for (const driver of isCuda ? DRIVERS : [undefined]) {
          const target = { platform, gpu, way, driver, features: [] };
          const planned = planOf(card, target);
          const outcome = segments.findLast(
            ({ from }) => from === undefined || reachesFloor(driver, from),
          )?.outcome;
          const found = outcome?.startsWith('p')
            ? space.plans[Number(outcome.slice(1)) - 1]
            : undefined;
          expect([target, actionsOf(found)]).toEqual([
            target,
            actionsOf(isObstacle(planned) ? undefined : planned),
          ]);
        }
      }
    }
    expect(space.cells.length).toBeGreaterThan(2);
  });

  it('keeps equal plans once', () => {
    const { plans } = planSpace(cardOf(), smallRegistry, 'posix');

    const texts = plans.map(({ steps, environment, python, place }) =>
      JSON.stringify([
        steps.map(({ actions }) => actions),
        environment,
        python?.version,
        place.platform.os,
      ]),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('knows docker only where the card has a container', () => {
    expect(planSpace(cardOf(), smallRegistry, 'posix').tools).not.toContain('docker');
    const boxed = torchCardOf({ container: { image: 'leaf:1', run: ['leaf'] } });
    expect(planSpace(boxed, smallRegistry, 'posix').tools).toContain('docker');
  });

  it('says one sentence for many machines, with marks for their names', () => {
    const card = torchCardOf({ compute: { cuda: { support: 'no' } } });

    const { refusals } = planSpace(card, smallRegistry, 'posix');

    expect(refusals.filter((text) => text.includes('does not run on {gpu}'))).toHaveLength(1);
  });
});
