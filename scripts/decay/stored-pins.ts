/** What records pin: the packages that an index is asked for again. */
import type { Card } from '../../src/core/card/card.ts';
import { askedOf, asksTheSame } from '../../src/core/evidence/asked.ts';
import type { EvidenceRecord, Package, Resolution } from '../../src/core/generated/evidence.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { attemptPlan } from '../../src/core/plan/plan-card.ts';
import type { Registry } from '../../src/core/registry.ts';

/** The pins of one record that backs a plan of today. */
export interface StoredPins {
  readonly card: string;
  /** `windows cpu`. */
  readonly place: string;
  readonly plan: Plan;
  readonly resolution: Resolution;
  /** Those that come from an index; what comes from a repository git is asked for. */
  readonly pins: readonly Package[];
}

/** A record for another plan than that of today is left out: nobody is shown its packages. */
export function storedPins(card: Card, registry: Registry): readonly StoredPins[] {
  return card.evidence.flatMap((record) => {
    const { resolution } = record;
    const pins = (resolution?.packages ?? []).filter(({ commit }) => commit === undefined);
    if (resolution === undefined || pins.length === 0) return [];
    const plan = planOf(card, record, resolution, registry);
    if (plan === undefined) return [];
    return [{ card: card.id, place: placeOf(record), plan, resolution, pins }];
  });
}

function planOf(
  card: Card,
  { platform, gpu, tool, driver, variant, version }: EvidenceRecord,
  { asked, python }: Resolution,
  registry: Registry,
): Plan | undefined {
  const other = version === card.version ? undefined : version;
  const target = { platform, gpu, tool, driver, variant, version: other, features: [] };
  const plan = attemptPlan(card, target, { ...registry, pythons: [python] });
  return isObstacle(plan) || !asksTheSame(asked, askedOf(plan)) ? undefined : plan;
}

function placeOf({ platform, gpu, version }: EvidenceRecord): string {
  return [platform, gpu, ...(version === undefined ? [] : [`version ${version}`])].join(' ');
}
