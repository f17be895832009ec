/** What both sides of an offline kit know while they walk the steps of a plan. */
import type { Action, Plan, Step } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import type { PipInstall } from '../pip.ts';

export interface Carrying {
  readonly plan: Plan;
  readonly registry: Registry;
  /** Whether uv fetches Python, because the platform brings another. */
  readonly fetchesPython: boolean;
  /** Address that stands in for the default package index. */
  readonly index: string | undefined;
  /** Installs so far; grows while the steps are walked. */
  readonly before: PipInstall[];
}

/** Steps that bring model files or the right to them; steps `after` belong where the model is used. */
export function bringsWeights({ id }: Step): boolean {
  return /^(?:weights|access)(?:-\d+)?$/.test(id);
}

/** Whether a step of the system only prepares the package manager, which one side needs. */
export function setsUpRepositories({ phase, actions }: Step): boolean {
  return phase === 'system' && !actions.some(installsSystem);
}

/** Whether an action installs system packages. */
export function installsSystem(
  action: Action,
): action is Extract<Action, { readonly do: 'install-system' }> {
  return action.do === 'install-system';
}
