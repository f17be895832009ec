/** Where a fact was read: a link when the address may be linked, its text otherwise. */
import type { Card } from '../core/card/card.ts';
import { linkOf } from './link.ts';
import { OUTSIDE } from './safe-url.ts';
import { h, type TreeElement } from './tree.ts';

/**
 * A short link with the address in its name.
 *
 * @param card whose repository a path is read in
 * @returns `undefined` when no source is given
 */
export function sourceTree(card: Card, source: string | undefined): TreeElement | undefined {
  if (source === undefined) return undefined;
  const { text, href } = linkOf(card, source);
  if (href === undefined) return h('span', { class: 'source' }, `(${text})`);
  return h(
    'a',
    { class: 'source', href, rel: OUTSIDE, title: text, 'aria-label': `Source: ${text}` },
    'source',
  );
}
