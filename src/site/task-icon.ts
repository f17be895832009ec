/** Icons of tasks, of the set Lucide. */
import { icons } from '@iconify-json/lucide';
import type { Card } from '../core/card/card.ts';
import type { Tasks } from '../core/generated/tasks.ts';

/** The name of the icon of the card's first task; nothing for a task that the vocabulary lacks. */
export function iconOf({ tasks: [first] }: Card, { tasks }: Tasks): string | undefined {
  return tasks.find(({ id }) => id === first)?.icon;
}

/**
 * What is inside of the icon's `<svg>`, drawn for a square of 24.
 *
 * @throws {RangeError} When the set has no such icon.
 * @see https://lucide.dev/icons
 */
export function iconBody(name: string): string {
  const icon = icons.icons[name];
  if (icon === undefined) throw new RangeError(`Lucide has no icon "${name}".`);
  return icon.body;
}
