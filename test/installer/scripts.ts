/** The installers of cards, each made once. */
import type { Card } from '../../src/core/card/card.ts';
import { posixInstaller } from '../../src/core/render/installer/posix/installer.ts';
import { realRegistry } from '../unit/real-catalog.ts';

export const PUBLISHER = {
  site: 'https://cards.example/',
  repository: 'https://code.example/cards',
};

const made = new Map<string, string>();

export function installerOf(card: Card): string {
  const known = made.get(card.id);
  if (known !== undefined) return known;
  const text = posixInstaller(card, realRegistry, PUBLISHER);
  made.set(card.id, text);
  return text;
}
