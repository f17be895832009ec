/** Which cards should be run again on a platform: those whose record is for another plan, or old. */
import type { Card } from '../../src/core/card/card.ts';
import { isOld } from '../../src/core/evidence/age.ts';
import { askedOf, asksTheSame } from '../../src/core/evidence/asked.ts';
import type { Run } from '../../src/core/generated/evidence.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { attemptPlan } from '../../src/core/plan/plan-card.ts';
import type { Registry } from '../../src/core/registry.ts';

export interface Circumstances {
  readonly registry: Registry;
  readonly platform: string;
  /** `2026-11-28`. */
  readonly today: string;
  /** The day on which the card's file was last changed; `undefined` when nobody knows. */
  readonly changedOn: (card: Card) => string | undefined;
}

/**
 * Ids of cards, those that never ran first, then the longest ago. A day has no hours: a card that
 * was changed on the day of its run is run once more.
 *
 * @param cards with their evidence
 */
export function staleCards(cards: readonly Card[], around: Circumstances): readonly string[] {
  const rows = cards.flatMap((card) => {
    const plan = planOf(card, around);
    if (plan === undefined) return [];
    const run = runOn(card, plan);
    return run === undefined || isStale(card, plan, run, around)
      ? [{ id: card.id, date: run?.date ?? '' }]
      : [];
  });
  return rows
    .toSorted((left, right) => order(left.date, right.date) || order(left.id, right.id))
    .map(({ id }) => id);
}

/** The plan that `cardstock verify` follows; without a Python of its own there is nothing to follow. */
function planOf(card: Card, { platform, registry }: Circumstances): Plan | undefined {
  const target: Target = { platform, gpu: 'cpu', tool: 'uv', features: [] };
  const plan = attemptPlan(card, target, registry);
  return isObstacle(plan) || plan.python === undefined ? undefined : plan;
}

/** The last run on the plan's platform, whatever it asked for. */
function runOn({ evidence, version }: Card, { place }: Plan): Run | undefined {
  const record = evidence.find(
    (one) =>
      one.platform === place.platform.id &&
      one.gpu === place.gpu.id &&
      one.tool === place.tool &&
      one.version === version &&
      one.variant === undefined,
  );
  return record?.run;
}

function isStale(
  card: Card,
  plan: Plan,
  { asked, date, python }: Run,
  { changedOn, today }: Circumstances,
): boolean {
  const changed = changedOn(card);
  return (
    python !== plan.python?.version ||
    !asksTheSame(asked, askedOf(plan)) ||
    isOld(date, today) ||
    (changed !== undefined && changed >= date)
  );
}

function order(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
