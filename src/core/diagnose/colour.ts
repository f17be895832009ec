/** What a terminal colours says nothing, and splits words. */

/** The text without the codes that change colours and place. */
export function withoutColour(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, '');
}
