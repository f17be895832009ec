/** Refusals that the formats for containers share. */
import { type Obstacle, isObstacle } from '../../plan/obstacle.ts';
import { attemptPlan, planCard } from '../../plan/plan-card.ts';
import type { Refusal } from '../../plan/plan.ts';
import { type FormatRequest, formatRefusal } from '../format.ts';

/** An id that nobody knows is the planner's to refuse. */
export function refuseUnknownPlace(request: FormatRequest): Refusal {
  const found = planCard(request.card, request.target, request.registry);
  if (found.kind === 'refusal') return found;
  return formatRefusal(request, 'The data do not know this place.');
}

/** What stands in the way inside. A card that its authors' container can run names that way. */
export function refuseObstacle(
  { card, target, registry }: FormatRequest,
  { obstacle, reason, source }: Obstacle,
): Refusal {
  const docker = { ...target, tool: 'docker' as const };
  const isTheirs = card.container !== undefined && !isObstacle(attemptPlan(card, docker, registry));
  const way = isTheirs ? " Use the authors' own container instead: the tool docker." : '';
  return {
    kind: 'refusal',
    card: { id: card.id, name: card.name },
    target,
    obstacle,
    reason: `${reason}${way}`,
    source,
    nearest: isTheirs ? [{ target: docker, reason: 'with docker' }] : [],
  };
}

/** Whoever may use docker may do anything on the machine. */
export function refuseWithoutRights(request: FormatRequest): Refusal | undefined {
  if (request.target.admin !== false) return undefined;
  return formatRefusal(
    request,
    'Docker needs administrator rights on the machine; Apptainer does without.',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
  );
}
