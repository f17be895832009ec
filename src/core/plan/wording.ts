/** How pieces of text from cards and data become part of a sentence. */

/** A text as the beginning of a sentence of its own. */
export function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(first) ? first : `${first}.`;
}

/** A text as a part of a longer sentence; an acronym keeps its capitals. */
export function clause(text: string): string {
  const isAcronym = /^[A-Z][A-Z0-9]/.test(text);
  const plain = isAcronym ? text : text.charAt(0).toLowerCase() + text.slice(1);
  return plain.replace(/\.$/, '');
}
