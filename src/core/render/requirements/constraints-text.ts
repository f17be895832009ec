/** The text of the file that limits versions without asking for packages. */
import type { Plan } from '../../plan/plan.ts';
import { commentRequirements, requirementWord } from '../../quote/requirements.ts';
import type { FileText } from './requirements-text.ts';

/** @param limits requirements without extras */
export function constraintsText(plan: Plan, limits: readonly string[]): FileText {
  const bad = limits.find((limit) => requirementWord(limit) === undefined);
  if (bad !== undefined) return { unspeakable: bad };
  const head = commentRequirements(
    `${plan.card.name}: versions that stay as they are, whatever other packages ask for`,
  );
  return { text: `${[head, ...limits].join('\n')}\n` };
}
