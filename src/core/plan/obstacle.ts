/** Why a plan cannot be made. */
import type { Target } from './plan.ts';

export interface Obstacle {
  /** Stable name: `platform`, `compute`, `capability`, `driver`, `python`, `framework`, `tool`, ... */
  readonly obstacle: string;
  readonly reason: string;
  readonly source?: string | undefined;
  /** A change of the target that the card or the data themselves propose. */
  readonly use?: Partial<Target> | undefined;
}

/** Makes an obstacle. */
export function obstacle(
  name: string,
  reason: string,
  more: Omit<Obstacle, 'obstacle' | 'reason'> = {},
): Obstacle {
  return { obstacle: name, reason, ...more };
}

/** Tells an obstacle from a result. */
export function isObstacle(value: unknown): value is Obstacle {
  return typeof value === 'object' && value !== null && 'obstacle' in value;
}
