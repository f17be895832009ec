/** The plan that a project or a script of uv is made from. */
import type { Plan, Refusal } from '../../plan/plan.ts';
import { planCard } from '../../plan/plan-card.ts';
import { type FormatRequest, formatRefusal } from '../format.ts';
import { projectTables } from './project-tables.ts';
import type { ProjectTables } from './tables.ts';

export interface ProjectPlan {
  readonly kind: 'project';
  readonly plan: Plan;
  readonly tables: ProjectTables;
  /** With uv as the tool. */
  readonly request: FormatRequest;
}

/** Plans with uv, whatever tool the target names, and brings it into one resolution. */
export function projectPlan(asked: FormatRequest): ProjectPlan | Refusal {
  const request: FormatRequest = { ...asked, target: { ...asked.target, tool: 'uv' } };
  const plan = planCard(request.card, request.target, request.registry);
  if (plan.kind === 'refusal') return plan;
  if (plan.environment.kind !== 'venv') {
    const reason = `Here uv installs into an environment of ${plan.environment.kind}, and a project of uv has one of its own.`;
    return formatRefusal(request, reason);
  }
  const tables = projectTables(request, plan);
  return 'reason' in tables
    ? formatRefusal(request, tables.reason)
    : { kind: 'project', plan, tables, request };
}
