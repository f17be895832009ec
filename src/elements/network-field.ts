/** What a text field of the planner changes in the target. */
import type { Target } from '../core/plan/plan.ts';
import { MIRROR_FIELD } from '../site/network-tree.ts';

/**
 * The target with the value of a field.
 *
 * @param field name of the field: `driver`, `proxy`, or a mirror's
 * @param value empty to take it out
 */
export function targetWithField(target: Target, field: string, value: string): Target {
  const given = value === '' ? undefined : value;
  if (field === 'driver') return { ...target, driver: given };
  if (field === 'proxy') return { ...target, proxy: given };
  if (!field.startsWith(MIRROR_FIELD)) return target;
  const id = field.slice(MIRROR_FIELD.length);
  const others = Object.entries(target.mirrors ?? {}).filter(([name]) => name !== id);
  const mirrors = Object.fromEntries(given === undefined ? others : [...others, [id, given]]);
  return { ...target, mirrors: Object.keys(mirrors).length === 0 ? undefined : mirrors };
}
