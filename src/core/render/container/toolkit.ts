/** The CUDA toolkit that belongs to the builds that a plan chose. */
import type { Card } from '../../card/card.ts';
import { selectVersion } from '../../card/normalize.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';

/** `13.0`, or `undefined` when nothing that was chosen is built with CUDA. The card's own build leads. */
export function chosenToolkit(registry: Registry, card: Card, plan: Plan): string | undefined {
  const version = selectVersion(card, plan.place.version) ?? card;
  const own = version.compute[plan.place.compute]?.builds ?? [];
  const choices = plan.choices.toSorted(
    (a, b) => Number(b.of === card.id) - Number(a.of === card.id),
  );
  for (const { of, build: id } of choices) {
    const builds = of === card.id ? own : (registry.frameworks[of]?.builds ?? []);
    const toolkit = builds.find((build) => build.id === id)?.toolkit;
    if (toolkit !== undefined) return toolkit;
  }
  return undefined;
}
