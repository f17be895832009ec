/** What a plan asks a package index for: the same words from every tool, so that a record can be held against it. */
import type { Plan } from '../plan/plan.ts';

/**
 * Builds that were chosen, requirements and what changes their meaning; sorted, each once. Two plans
 * that ask for the same on the same kind of platform get the same packages.
 */
export function askedOf({ choices, steps }: Pick<Plan, 'choices' | 'steps'>): readonly string[] {
  const builds = choices.map(({ of, version, build }) =>
    [of, version, build].filter((part) => part !== undefined).join(' '),
  );
  const actions = steps
    .filter(({ phase }) => phase !== 'system' && phase !== 'python')
    .flatMap((step) => step.actions);
  const requirements = actions.flatMap((action) => {
    if (action.do === 'clone') return [`${action.repo} ${action.commit}`];
    if (action.do !== 'pip-install') return [];
    return [...action.requirements, ...action.flags.map((flag) => `--${flag}`)];
  });
  const conda = steps
    .flatMap((step) => step.actions)
    .flatMap((action) => (action.do === 'create-conda-environment' ? action.packages : []));
  return [...new Set([...builds, ...requirements, ...conda])].toSorted();
}

/** Whether two plans ask for the same. */
export function asksTheSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
