/** What every way out of the program holds to: one line, without characters that act unseen. */

/** C0 and C1 controls and DEL: an interactive shell acts on them while a block is being pasted. */
const CONTROL = /\p{Cc}/u;

/** Control characters, line separators, bidirectional marks and other characters without a shape. */
const UNSEEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu;

/**
 * Returns the value as it is.
 * @throws {RangeError} When it holds a control character (line feed and NUL are two) or half a
 *   surrogate pair. Values are validated long before; one that gets here is a fault of ours.
 */
export function requireOneLine(value: string): string {
  const found = CONTROL.exec(value);
  if (found !== null) {
    const code = value.charCodeAt(found.index).toString(16).padStart(4, '0');
    throw new RangeError(`A value for output holds the control character U+${code.toUpperCase()}.`);
  }
  return requirePairs(value);
}

/**
 * Returns the value as it is.
 * @throws {RangeError} When it holds half a surrogate pair, which no encoding can write.
 */
export function requirePairs(value: string): string {
  if (value.isWellFormed()) return value;
  throw new RangeError('A value for output holds half a surrogate pair.');
}

/** Text for people on one line: unseen characters and runs of white space become single spaces. */
export function toOneLine(text: string): string {
  return text.toWellFormed().replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}
