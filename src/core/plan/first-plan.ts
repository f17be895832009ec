/** The first tool with which a model can be installed somewhere: the one order of tools. */
import type { Card, ComputeKind } from '../card/card.ts';
import type { Registry } from '../registry.ts';
import type { Family } from './context.ts';
import { isObstacle, type Obstacle } from './obstacle.ts';
import type { Plan, Target } from './plan.ts';
import { attemptPlan } from './plan-card.ts';

/** Tools in the order in which they are tried where nobody names one. */
export const toolOrder: readonly ['uv', 'pip', 'conda', 'docker'] = [
  'uv',
  'pip',
  'conda',
  'docker',
];

/**
 * The plan with the first tool that works.
 *
 * @returns the obstacle of the first tool when none does
 */
export function firstPlan(
  card: Card,
  place: Omit<Target, 'tool'>,
  registry: Registry,
): { readonly plan: Plan; readonly target: Target } | Obstacle {
  const [tool, ...others] = toolOrder;
  const target = { ...place, tool };
  const first = attemptPlan(card, target, registry);
  if (!isObstacle(first)) return { plan: first, target };
  for (const other of others) {
    const plan = attemptPlan(card, { ...place, tool: other }, registry);
    if (!isObstacle(plan)) return { plan, target: { ...place, tool: other } };
  }
  return first;
}

/** The family that stands for a kind of compute: "this maker, not sure which"; `cpu` for no GPU. */
export function genericFamily(
  { compute: { families } }: Registry,
  kind: ComputeKind,
): Family | undefined {
  const own = families.filter(({ compute }) => compute === kind);
  return own.find(({ generic }) => generic === true) ?? own[0];
}
