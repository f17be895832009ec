/** What a terminal colours says nothing, and splits words. */

/**
 * The text without the codes that change colours and place: a control character and a bracket.
 * @see https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ section 5.4
 */
export function withoutColour(text: string): string {
  return text.replace(/\p{Cc}\[[0-9;?]{0,20}[A-Za-z]/gu, '');
}
