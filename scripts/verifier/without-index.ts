/** A plan in which the default index stands in for a framework's index that cannot be reached. */
import type { Action, Plan } from '../../src/core/plan/plan.ts';
import { indexUrl } from '../../src/core/plan/index-url.ts';
import type { Registry } from '../../src/core/registry.ts';
import { canReach } from '../resolver/reach.ts';

export interface ReachablePlan {
  readonly plan: Plan;
  /** What stands in for what, in words. */
  readonly replaced: readonly string[];
}

/** Asks for every index of a framework that the plan names; others are left as they are. */
export async function withoutUnreachable(plan: Plan, registry: Registry): Promise<ReachablePlan> {
  const gone = new Map<string, string>();
  for (const { of, build } of plan.choices) {
    const row = registry.frameworks[of]?.builds.find(({ id }) => id === build);
    const url = row?.index === undefined ? undefined : indexUrl(registry.indexes, row.index, {});
    if (row?.index === undefined || url === undefined || (await canReach(url))) continue;
    gone.set(url.replace(/\/$/, ''), row.index);
    if (row.uv_backend !== undefined) gone.set(row.uv_backend, row.index);
  }
  const steps = plan.steps.map((step) => ({
    ...step,
    actions: step.actions.map((action) => fromDefault(action, gone)),
  }));
  const names = [...new Set(gone.values())];
  return {
    plan: { ...plan, steps },
    replaced: names.map((name) => `the index ${name} by the default index`),
  };
}

function fromDefault(action: Action, gone: ReadonlyMap<string, string>): Action {
  if (action.do !== 'pip-install') return action;
  const { indexUrl: url, torchBackend } = action;
  return {
    ...action,
    ...(url !== undefined && gone.has(url.replace(/\/$/, '')) ? { indexUrl: undefined } : {}),
    ...(torchBackend !== undefined && gone.has(torchBackend) ? { torchBackend: undefined } : {}),
  };
}
