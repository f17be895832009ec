/** The only way a value enters Markdown: as text, never as markup, a link or a formula. */
import { toOneLine } from './one-line.ts';

/**
 * Marks that some reader of Markdown acts on inside a line. They are named by number, because a
 * backslash is read differently by those that look for formulas first.
 * @see https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
 */
const MARKS = /[\\`*_[\]<&$~@]/g;

/** What GitHub's dialect makes a link of by itself. @see https://github.github.com/gfm/#autolinks-extension- */
const LINKS = /:(?=\/\/)|(?<=www)\./gi;

/** What begins a list, a quotation, a rule or a heading when it begins a line. */
const START = /^[-+#>=|:]|(?<=^\d{1,9})[.)]/;

/** An address that can stand between angle brackets. */
const ADDRESS = /^https:\/\/[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]+$/;

/** Text for people, on one line whatever it holds. */
export function quoteMarkdown(text: string): string {
  return toOneLine(text)
    .replace(MARKS, nameByNumber)
    .replace(LINKS, nameByNumber)
    .replace(START, nameByNumber);
}

/** An address as a link; what is no plain https address stays text. */
export function linkMarkdown(url: string): string {
  return ADDRESS.test(url) ? `<${url}>` : quoteMarkdown(url);
}

function nameByNumber(mark: string): string {
  return `&#${mark.charCodeAt(0)};`;
}
