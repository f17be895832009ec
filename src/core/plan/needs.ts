/** Everything of the system that a plan needs, from whatever says so. */
import type { SystemNeed } from '../card/card.ts';
import { normalizeSystem } from '../card/normalize.ts';
import type { Step } from './plan.ts';
import { type Site, systemNeeds } from './site.ts';

/**
 * Needs of the card, of the chosen builds, and of what the steps do.
 *
 * @param steps those that fetch something
 */
export function needsOf(site: Site, steps: readonly Step[]): readonly SystemNeed[] {
  return [...systemNeeds(site), ...hostNeeds(site), ...gitNeed(steps)];
}

/** What the chosen builds need of the system. */
export function hostNeeds(site: Site): readonly SystemNeed[] {
  return site.frameworks.flatMap((chosen) => {
    if (!('build' in chosen)) return [];
    const why = `the libraries of ${chosen.framework.name} load it`;
    return normalizeSystem((chosen.build.host_needs ?? []).map((id) => ({ id, why })));
  });
}

/** Git is needed wherever a repository is fetched. */
export function gitNeed(steps: readonly Step[]): readonly SystemNeed[] {
  const fetches = steps.some(({ actions }) =>
    actions.some(
      (action) =>
        action.do === 'clone' ||
        (action.do === 'pip-install' && action.requirements.some((text) => text.includes('git+'))),
    ),
  );
  if (!fetches) return [];
  return normalizeSystem([{ id: 'git', why: 'a package is fetched from its repository' }]);
}
