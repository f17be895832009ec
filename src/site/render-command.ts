/** The line that makes the command line write what the page shows. */
import type { Card } from '../core/card/card.ts';
import type { Target } from '../core/plan/plan.ts';
import { quotePosix } from '../core/quote/posix.ts';

/**
 * To be run in a copy of the catalog's repository.
 *
 * @param as id of a format
 */
export function renderCommand(
  { id }: Card,
  { platform, gpu, tool, stack }: Target,
  as: string,
): string {
  const words = ['render', id, '--as', as, '--on', platform, '--gpu', gpu, '--with', tool];
  if (stack !== undefined) words.push('--stack', stack);
  const quoted = words.map((word) => quotePosix(word)).join(' ');
  return `npm run --silent cardstock -- ${quoted} --out ${quotePosix(id)}`;
}
