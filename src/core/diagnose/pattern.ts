/**
 * The small language in which a failure is recognised: literal text, `*` for anything on the line,
 * `{name}` for one word that is kept, `^` and `$` where the line has to begin and to end. No regular
 * expressions, so that no log can make one explode: a line is read once for each block.
 */

/** A part of a block: text as it is, or a word to keep. */
type Part = { readonly text: string } | { readonly keep: string };

/** Blocks that occur in this order, with anything between them. */
export interface Pattern {
  readonly blocks: readonly (readonly Part[])[];
  /** Nothing but blanks may stand before the first block. */
  readonly isAtStart: boolean;
  /** Nothing but blanks may stand behind the last block. */
  readonly isAtEnd: boolean;
}

/** Longest word that a `{name}` takes: file names and versions are shorter. */
const LONGEST_WORD = 160;

/** What ends a kept word. */
const WORD_END = /[\s'"`<>|,;()[\]{}]/;

/**
 * Reads a pattern. Letters match in either case; runs of blanks match one blank.
 *
 * @returns `undefined` when it holds no text to look for, or a brace that is not a `{name}`
 */
export function parsePattern(source: string): Pattern | undefined {
  const isAtStart = source.startsWith('^');
  const isAtEnd = source.endsWith('$');
  const blocks = source
    .slice(isAtStart ? 1 : 0, isAtEnd ? -1 : undefined)
    .split('*')
    .map(parseBlock)
    .filter((block) => block === undefined || block.length > 0);
  const isReadable = blocks.every((block) => block !== undefined && block.some(saysSomething));
  if (blocks.length === 0 || !isReadable) return undefined;
  return {
    blocks: blocks.flatMap((block) => (block === undefined ? [] : [block])),
    isAtStart,
    isAtEnd,
  };
}

/** Names of the words that a pattern keeps. */
export function keptNames({ blocks }: Pattern): readonly string[] {
  return blocks.flatMap((block) => block.flatMap((part) => ('keep' in part ? [part.keep] : [])));
}

/** What stands in every line that matches, in small letters. */
export function fixedTexts({ blocks }: Pattern): readonly string[] {
  return blocks.flatMap((block) => block.flatMap((part) => ('text' in part ? [part.text] : [])));
}

function saysSomething(part: Part): boolean {
  return 'text' in part && part.text.trim() !== '';
}

function parseBlock(source: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const piece of normal(source)
    .trim()
    .split(/(\{[a-z][a-z_]*\})/)) {
    if (piece === '') continue;
    const name = /^\{([a-z_]+)\}$/.exec(piece)?.[1];
    if (name === undefined && /[{}]/.test(piece)) return undefined;
    parts.push(name === undefined ? { text: smallLetters(piece) } : { keep: name });
  }
  return parts;
}

/** Blanks as one blank and curly quotes as straight ones, as `matchLine` sees a line. */
export function normal(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"');
}

/** Only A to Z: other letters may take more room in small, which would shift every place behind them. */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * Looks for a pattern in one line.
 *
 * @param line already `normal`
 * @param small the line in `smallLetters`, where the caller has it
 * @returns the kept words by name, or `undefined` when the line does not match
 */
export function matchLine(
  { blocks, isAtStart, isAtEnd }: Pattern,
  line: string,
  small: string = smallLetters(line),
): Readonly<Record<string, string>> | undefined {
  const kept: Record<string, string> = {};
  const text = { line, small };
  let from = 0;
  // The earliest place for each block leaves the most room for the next.
  for (const [index, block] of blocks.entries()) {
    const only = isAtStart && index === 0 ? firstLetter(line) : undefined;
    const until = isAtEnd && index === blocks.length - 1 ? line.trimEnd().length : undefined;
    const found = findBlock(block, text, from, { only, until });
    if (found === undefined) return undefined;
    Object.assign(kept, found.kept);
    from = found.end;
  }
  return kept;
}

function firstLetter(line: string): number {
  return line.length - line.trimStart().length;
}

interface Text {
  readonly line: string;
  readonly small: string;
}

/** Where a block has to begin, and where it has to end. */
interface Bounds {
  readonly only: number | undefined;
  readonly until: number | undefined;
}

interface Found {
  readonly end: number;
  readonly kept: Readonly<Record<string, string>>;
}

function findBlock(
  block: readonly Part[],
  { line, small }: Text,
  from: number,
  { only, until }: Bounds,
): Found | undefined {
  const fits = (found: Found | undefined): found is Found =>
    found !== undefined && (until === undefined || found.end === until);
  for (const at of starts(block, { line, small }, from, only)) {
    const found = matchBlock(block, line, small, at);
    if (fits(found)) return found;
  }
  return undefined;
}

/** Places at which a block may begin: at its text, or, when it begins with a kept word, at any word. */
function* starts(
  [first]: readonly Part[],
  { line, small }: Text,
  from: number,
  only: number | undefined,
): Generator<number> {
  if (first === undefined) return;
  if (only !== undefined) {
    yield only;
    return;
  }
  if ('text' in first) {
    for (
      let at = small.indexOf(first.text, from);
      at !== -1;
      at = small.indexOf(first.text, at + 1)
    )
      yield at;
    return;
  }
  for (let at = from; at < line.length; at += 1) {
    if (at === 0 || WORD_END.test(line.charAt(at - 1))) yield at;
  }
}

function matchBlock(
  block: readonly Part[],
  line: string,
  small: string,
  start: number,
): Found | undefined {
  const kept: Record<string, string> = {};
  let at = start;
  for (const [index, part] of block.entries()) {
    if ('text' in part) {
      if (!small.startsWith(part.text, at)) return undefined;
      at += part.text.length;
    } else {
      const end = wordEnd(block[index + 1], line, small, at);
      if (end === undefined) return undefined;
      kept[part.keep] = line.slice(at, end);
      at = end;
    }
  }
  return { end: at, kept };
}

/** Where a kept word ends: as late as the text behind it allows. */
function wordEnd(
  next: Part | undefined,
  line: string,
  small: string,
  at: number,
): number | undefined {
  let end = at;
  while (end < line.length && end - at < LONGEST_WORD && !WORD_END.test(line.charAt(end))) end += 1;
  for (; end > at; end -= 1) {
    if (next === undefined || !('text' in next) || small.startsWith(next.text, end)) return end;
  }
  return undefined;
}
