/** A source or address of a card as a link, when it may be one. */
import type { Card } from '../core/card/card.ts';
import { safeUrl } from './safe-url.ts';

export interface Link {
  readonly text: string;
  /** Left out when the address may not be linked: then only the text is shown. */
  readonly href?: string | undefined;
  /** Leads to a page of this site. */
  readonly isInside?: boolean;
}

/**
 * Links an https address, or a path in the card's repository at the commit that was read.
 *
 * @param card left out for addresses that are not paths
 */
export function linkOf(card: Card | undefined, source: string): Link {
  const href = safeUrl(source) ?? safeUrl(card === undefined ? undefined : fileUrl(card, source));
  return { text: source.replace(/^https:\/\//, ''), href };
}

/**
 * Address of a file; only where the form of such addresses is known.
 *
 * @see https://docs.github.com/en/repositories/working-with-files/using-files/getting-permanent-links-to-files
 */
function fileUrl({ upstream }: Card, path: string): string | undefined {
  const { repo, commit } = upstream;
  if (commit === undefined || !/^https:\/\/(github|gitlab)\.com\//.test(repo)) return undefined;
  if (!/^[\w./@+-]+$/.test(path)) return undefined;
  return `${repo.replace(/(\.git)?\/?$/, '')}/blob/${commit}/${path}`;
}
