/** How pieces of text from cards and data become part of a sentence. */

/** Words that are no names: only these change their first letter in the texts of cards. */
const SMALL =
  /^(the|an?|its?|this|that|these|they|each|every|only|no|needed|named|without|used)\b/i;

/** A text as a sentence of its own; a package's name keeps its small first letter. */
export function sentence(text: string): string {
  const first = SMALL.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.?]$/.test(first) ? first : `${first}.`;
}

/** A text as a part of a longer sentence. */
export function clause(text: string): string {
  return (SMALL.test(text) ? withSmallLetter(text) : text).replace(/\.$/, '');
}

/** A description from the data, which begins with a verb or an article, as a part of a sentence. */
export function description(text: string): string {
  const isAcronym = /^[A-Z][A-Z0-9]/.test(text);
  return (isAcronym ? text : withSmallLetter(text)).replace(/\.$/, '');
}

function withSmallLetter(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
