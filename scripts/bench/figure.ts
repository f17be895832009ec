/** One line of the table: what was measured, and what was hoped for. */

export type Unit = 's' | 'ms' | 'KB' | 'MB' | 'times' | 'files' | 'requests';

export interface Figure {
  /** What was measured, for people. */
  readonly what: string;
  /** Size of the catalog; left out where it is the real one. */
  readonly cards?: number | undefined;
  /** One value a run; the table shows the median. KB and MB are powers of ten. */
  readonly values: readonly number[];
  readonly unit: Unit;
  /** The most that the plan of the project allows. */
  readonly budget?: number | undefined;
  /** What a reader must know beside the number. */
  readonly note?: string | undefined;
}

export type Verdict = 'pass' | 'over' | undefined;

/** Compares the median with the budget; nothing to say without a budget. */
export function verdictOf({ values, budget }: Figure): Verdict {
  if (budget === undefined || values.length === 0) return undefined;
  return median(values) <= budget ? 'pass' : 'over';
}

/** The middle value, or the mean of the two in the middle; not a number for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * A quantile, interpolated between its neighbours.
 *
 * @param share from 0, the least, to 1, the greatest
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
