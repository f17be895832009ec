/**
 * A call as PowerShell reads it and as Windows hands it on, for want of a PowerShell to run. Knows
 * just what our output holds; anything else is an error, so nothing passes by not being understood.
 */

/** PowerShell ends a single-quoted string at any of these; two in a row stand for the first. */
const MARKS = "'\u2018\u2019\u201a\u201b";

/** Characters of words without quotes that PowerShell leaves alone in an argument. */
const BARE = /[A-Za-z0-9_./\\:-]/;

/** The words of one call, the program first. */
export function readWords(line: string): readonly string[] {
  const words: string[] = [];
  let at = line.startsWith('& ') ? 2 : 0;
  while (at < line.length) {
    const [word, end] = readWord(line, at);
    if (end < line.length && line[end] !== ' ') throw new Error(`no space at ${line.slice(end)}`);
    words.push(word);
    at = end + 1;
  }
  return words;
}

function readWord(line: string, at: number): readonly [string, number] {
  const first = line[at] ?? '';
  if (MARKS.includes(first)) return readString(line, at);
  if (first === '(') return readSum(line, at);
  let end = at;
  while (BARE.test(line[end] ?? '')) end += 1;
  if (end === at) throw new Error(`not a plain word: ${line.slice(at)}`);
  return [line.slice(at, end), end];
}

function readString(line: string, start: number): readonly [string, number] {
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (!MARKS.includes(character)) {
      text += character;
      continue;
    }
    if (!MARKS.includes(line[at + 1] ?? 'no mark')) return [text, at + 1];
    text += character;
    at += 1;
  }
  throw new Error(`a string without an end: ${line.slice(start)}`);
}

/** `('' + 'text' + [char]0x00e9)` */
function readSum(line: string, start: number): readonly [string, number] {
  let text = '';
  let at = start + 1;
  for (;;) {
    const unit = /^\[char\]0x([0-9a-f]{4})/.exec(line.slice(at));
    if (unit === null) {
      const [part, end] = readString(line, at);
      text += part;
      at = end;
    } else {
      text += String.fromCharCode(Number.parseInt(unit[1] ?? '', 16));
      at += unit[0].length;
    }
    if (line[at] === ')') return [text, at + 1];
    if (line.slice(at, at + 3) !== ' + ') throw new Error(`not a sum: ${line.slice(at)}`);
    at += 3;
  }
}

/** The arguments that a program finds after PowerShell 5.1 has made a command line of the words. */
export function passNatively(words: readonly string[]): readonly string[] {
  const [program = '', ...rest] = words;
  const line = rest
    .filter((word) => word !== '')
    .map(joinInOldWay)
    .join(' ');
  return [program, ...splitByRuntime(line)];
}

/** Marks around a word with white space outside marks, and nothing else: the old way's whole care. */
function joinInOldWay(word: string): string {
  let marks = 0;
  let needsMarks = false;
  for (const [at, character] of Array.from(word).entries()) {
    if (character === '"' && Array.from(word)[at - 1] !== '\\') marks += 1;
    if (/\s/.test(character) && marks % 2 === 0) needsMarks = true;
  }
  return needsMarks ? `"${word}"` : word;
}

/** @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
function splitByRuntime(line: string): readonly string[] {
  const found: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length;) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    const next = line[at + slashes];
    if (slashes > 0) {
      word = (word ?? '') + '\\'.repeat(next === '"' ? Math.floor(slashes / 2) : slashes);
      at += slashes;
      if (next === '"' && slashes % 2 === 1) {
        word += '"';
        at += 1;
      }
    } else if (next === '"') {
      isQuoted = !isQuoted;
      word ??= '';
      at += 1;
    } else if ((next === ' ' || next === '\t') && !isQuoted) {
      if (word !== undefined) found.push(word);
      word = undefined;
      at += 1;
    } else {
      word = (word ?? '') + (next ?? '');
      at += 1;
    }
  }
  return word === undefined ? found : [...found, word];
}
