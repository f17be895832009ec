/** Looks up what a resolver found for a target. */
import type { Plan } from '../plan/plan.ts';
import type { StoredResolution } from './resolution.ts';

/** The newest result for exactly the place of a plan and its Python, if there is one. */
export function findResolution(
  resolutions: readonly StoredResolution[],
  { card, place, python }: Plan,
): StoredResolution | undefined {
  // None was made with the pins of a stack.
  if (place.stack !== undefined) return undefined;
  const fitting = resolutions.filter(
    (found) =>
      found.card === card.id &&
      (found.version ?? place.version) === place.version &&
      found.platform === place.platform.id &&
      found.gpu === place.gpu.id &&
      found.tool === place.tool &&
      found.variant === place.variant &&
      sameSet(found.features, place.features) &&
      found.requiresPython === `==${python?.version ?? ''}.*`,
  );
  return fitting.toSorted((left, right) => (left.date < right.date ? 1 : -1))[0];
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item) => right.includes(item));
}
