/** uv's switch for PyTorch in the words of pip, which makes the wheels of a kit. */
import { indexUrl } from '../../plan/index-url.ts';
import type { Action, Plan, Step } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';

/**
 * Names the index that stands behind each backend. Later installs keep the framework as it is, so
 * only the framework's own needs it; a backend without an index stays.
 */
export function withoutBackends(plan: Plan, registry: Registry): Plan {
  const steps = plan.steps.map((step) => ({
    ...step,
    actions: step.actions.map((action) => withoutBackend(plan, registry, step, action)),
  }));
  return { ...plan, steps };
}

function withoutBackend(plan: Plan, registry: Registry, step: Step, action: Action): Action {
  if (action.do !== 'pip-install' || action.torchBackend === undefined) return action;
  const index = indexOf(plan, registry, action.torchBackend);
  if (index === undefined) return action;
  const { torchBackend, ...rest } = action;
  return step.phase === 'framework' ? { ...rest, indexUrl: index } : rest;
}

function indexOf({ choices }: Plan, registry: Registry, backend: string): string | undefined {
  const builds = choices.flatMap(({ of }) => registry.frameworks[of]?.builds ?? []);
  const index = builds.find(({ uv_backend: own }) => own === backend)?.index;
  return index === undefined ? undefined : indexUrl(registry.indexes, index, {});
}
