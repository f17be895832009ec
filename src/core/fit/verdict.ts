/** Whether a card runs on a machine, with the fact that decides and the way round. */
import type { Target } from '../plan/plan.ts';

/** A machine as its owner describes it; what is left out is unknown. */
export interface Machine {
  readonly platform: string;
  readonly gpu: string;
  readonly driver?: string | undefined;
  readonly vramGiB?: number | undefined;
  readonly ramGiB?: number | undefined;
  readonly diskGiB?: number | undefined;
  /** Python minor version that must be used, if the owner cannot choose. */
  readonly python?: string | undefined;
}

export interface Verdict {
  readonly verdict: 'fits' | 'slow' | 'cannot' | 'unknown';
  /** The deciding fact, as a sentence. */
  readonly reason: string;
  readonly source?: string | undefined;
  /** What would change the verdict. */
  readonly fix?: string | undefined;
  /** The target to plan for, when it fits. */
  readonly target?: Target | undefined;
  /** The largest variant that fits, when the card has variants with figures. */
  readonly variant?: string | undefined;
}
