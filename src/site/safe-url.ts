/** The only way an address from a card becomes a link. */

/** What a link outside carries, so that a card cannot trade on our name. */
export const OUTSIDE = 'nofollow ugc noopener noreferrer';

/**
 * The address, normalised, when it may be linked: https or mailto, without a user name in it.
 *
 * @returns `undefined` for anything else; show such a value as text.
 */
export function safeUrl(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.href;
  return url.protocol === 'https:' && url.username === '' && url.password === ''
    ? url.href
    : undefined;
}
