/** What the planner on a card page knows at one moment; everything it shows follows from it. */
import type { Verdict } from '../core/fit/verdict.ts';
import type { Target } from '../core/plan/plan.ts';
import { DEFAULT_FORMAT } from './format-entry.ts';
import type { FormatOutcome } from './format-outcome.ts';

export interface PlannerState {
  readonly target: Target;
  /** Id of the output format. */
  readonly as: string;
  /** What the format gives; left out for the default format, whose steps are drawn from the plan. */
  readonly outcome?: FormatOutcome | undefined;
  /** Parts of the address that nobody knows. */
  readonly ignored: readonly string[];
  /** The target comes from an earlier visit, or will be kept for the next. */
  readonly remembered: boolean;
  /** All platforms are listed, not only the prominent ones. */
  readonly showAll: boolean;
  /** What was changed beside the user's choice, and why. */
  readonly notice?: string | undefined;
  /** Whether the card runs on the machine whose profile was pasted, or what is wrong with the profile. */
  readonly machine?: Verdict | MachineMistake | undefined;
  /** Day of the reader, `2026-11-28`; left out in a build, which has no clock. */
  readonly today?: string | undefined;
  /** Reasons why an option does not work with the rest of the target, by `key=value`. */
  readonly refused: Readonly<Record<string, string>>;
}

/** A pasted profile that says nothing about a machine, with one sentence for its owner. */
export interface MachineMistake {
  readonly verdict: 'mistake';
  readonly message: string;
}

/** The state for a target, before anyone touched anything. */
export function initialState(target: Target, as: string = DEFAULT_FORMAT): PlannerState {
  return { target, as, ignored: [], remembered: false, showAll: false, refused: {} };
}
