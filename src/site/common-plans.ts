/** Complete instructions for common targets, for readers without JavaScript. */
import type { Card } from '../core/card/card.ts';
import type { Target } from '../core/plan/plan.ts';
import { isObstacle } from '../core/plan/obstacle.ts';
import { attemptPlan } from '../core/plan/plan-card.ts';
import type { Registry } from '../core/registry.ts';
import { renderPaste } from '../core/render/render.ts';
import { targetName } from './target-name.ts';
import { commonTargets } from './targets.ts';

export interface CommonPlan {
  readonly name: string;
  /** All commands. */
  readonly paste?: string | undefined;
  /** Why there are none. */
  readonly refusal?: string | undefined;
}

/**
 * Plans for the common targets.
 *
 * @param shown the target whose steps the page shows anyway; left out here
 */
export function commonPlans(card: Card, registry: Registry, shown: Target): readonly CommonPlan[] {
  const others = commonTargets(registry).filter((target) => !isSame(target, shown));
  return others.map((target) => {
    const result = attemptPlan(card, target, registry);
    const name = targetName(target, registry);
    if (isObstacle(result)) return { name, refusal: result.reason };
    return { name, paste: renderPaste(result) };
  });
}

function isSame(a: Target, b: Target): boolean {
  return a.platform === b.platform && a.gpu === b.gpu && a.tool === b.tool;
}
