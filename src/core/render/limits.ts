/** The versions that a plan holds everywhere: the framework's, and the card's own limits. */
import type { Card } from '../card/card.ts';
import { selectVersion } from '../card/normalize.ts';
import type { Plan } from '../plan/plan.ts';
import { formatRequirement, parseRequirement } from '../python/index.ts';
import { packageInstalls } from './package-installs.ts';

/**
 * As constraints: without extras, which pip does not allow there. Only what the plan itself names.
 * @see https://pip.pypa.io/en/stable/user_guide/#constraints-files
 */
export function limitsOf(plan: Plan, card: Card): readonly string[] {
  const installs = packageInstalls(plan);
  const frameworks = installs
    .filter(({ step }) => step.phase === 'framework')
    .flatMap(({ action }) => action.requirements);
  const version = selectVersion(card, plan.place.version) ?? card;
  const stated = new Set(version.constraints.map(({ pip }) => withoutMarker(pip)));
  const own = installs
    .flatMap(({ action }) => action.requirements)
    .filter((text) => stated.has(withoutMarker(text)));
  return [...new Set([...frameworks, ...own].flatMap(constraintOf))];
}

/** A plan spells the card's limits without the markers that it has decided. */
function withoutMarker(text: string): string {
  const parsed = parseRequirement(text);
  return parsed.ok ? formatRequirement({ ...parsed.value, marker: undefined }) : text;
}

/** Nothing for a bare name: it limits nothing. */
function constraintOf(text: string): readonly string[] {
  const parsed = parseRequirement(text);
  if (!parsed.ok) return [];
  const bare = formatRequirement({ ...parsed.value, extras: [] });
  return bare === parsed.value.name ? [] : [bare];
}
