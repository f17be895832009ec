/** The target for which a card's notebook is published: one that most readers can open. */
import type { Card } from '../../card/card.ts';
import type { Target } from '../../plan/plan.ts';

/** Linux on the platform that hosts use; with a GPU where the card does not say that it works without. */
export function publishedTarget(card: Card): Target {
  const gpu = card.compute.cpu?.support === 'yes' ? 'cpu' : 'nvidia';
  return { platform: 'ubuntu-24.04', gpu, tool: 'pip', features: [] };
}
