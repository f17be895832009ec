/** Why a step exists, and when it may be left out, in one line for people. */
import type { Step } from '../plan/plan.ts';
import { clause } from '../plan/wording.ts';

/** The reason of a step as every text form gives it. */
export function stepReason({ reason, skip }: Pick<Step, 'reason' | 'skip'>): string {
  return skip === undefined ? reason : `${reason}; may be left out: ${clause(skip)}`;
}
