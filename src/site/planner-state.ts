/** What the planner on a card page knows at one moment; everything it shows follows from it. */
import type { Target } from '../core/plan/plan.ts';

export interface PlannerState {
  readonly target: Target;
  /** Parts of the address that nobody knows. */
  readonly ignored: readonly string[];
  /** The target comes from an earlier visit, or will be kept for the next. */
  readonly remembered: boolean;
  /** All platforms are listed, not only the prominent ones. */
  readonly showAll: boolean;
  /** What was changed beside the user's choice, and why. */
  readonly notice?: string | undefined;
  /** Reasons why an option does not work with the rest of the target, by `key=value`. */
  readonly refused: Readonly<Record<string, string>>;
}

/** The state for a target, before anyone touched anything. */
export function initialState(target: Target): PlannerState {
  return { target, ignored: [], remembered: false, showAll: false, refused: {} };
}
