/** Why a step exists, and when it may be left out, in one line for people. */
import type { Step } from '../plan/plan.ts';
import { clause } from '../plan/wording.ts';

/** The reason of a step as every text form gives it. */
export function stepReason({ reason, skip }: Pick<Step, 'reason' | 'skip'>): string {
  return skip === undefined ? reason : `${reason}; may be left out: ${clause(skip)}`;
}

/** The title of a step where there is no room for more than when it may be left out. */
export function stepTitle({ title, skip }: Pick<Step, 'title' | 'skip'>): string {
  return skip === undefined ? title : `${title}; may be left out: ${clause(skip)}`;
}
