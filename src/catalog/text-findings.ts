/** Text rules: hidden characters in the file and in its values, values that must be one line, look-alikes. */
import type { Finding } from './finding.ts';
import { escapeHidden, mixedWord, scanText } from './scan-text.ts';
import { positionAt, sourceText } from './source-text.ts';
import { walkTexts } from './walk-values.ts';

/** Hidden characters anywhere in a file: one finding for each rule and line, at most five of a rule. */
export function fileTextFindings(text: string): readonly Finding[] {
  const told = new Map<string, Set<number>>();
  const hidden = scanText(text);
  const source = hidden.length === 0 ? undefined : sourceText(text);
  return hidden.flatMap(({ rule, offset, length, message }) => {
    const line = source === undefined ? 1 : positionAt(source, offset).line;
    const isReturn = rule === 'T301' && text[offset] === '\r';
    const id = isReturn ? 'F007' : rule;
    const lines = told.get(id) ?? new Set();
    if (lines.has(line) || lines.size >= 5) return [];
    told.set(id, lines.add(line));
    return isReturn ? [bareReturn(offset)] : [{ rule, place: { offset, length }, message }];
  });
}

/**
 * Findings in the decoded values.
 *
 * @param yaml the source, which tells whether escapes can have hidden anything
 * @param manyLines pointers whose text may have several lines
 */
export function valueTextFindings(
  value: unknown,
  yaml: string,
  manyLines: RegExp,
): readonly Finding[] {
  const hasEscapes = yaml.includes('\\');
  const hasForeign = hasEscapes || /[^\0-\x7f]/.test(yaml);
  const found: Finding[] = [];
  walkTexts(value, (text, pointer) => {
    if (hasEscapes) found.push(...hiddenInValue(text, pointer));
    // Foreign hosts have a rule of their own.
    if (hasForeign && !text.startsWith('https://')) found.push(...mixedInValue(text, pointer));
    if (text.includes('\n') && !manyLines.test(pointer())) found.push(brokenLine(text, pointer()));
  });
  return found;
}

function bareReturn(offset: number): Finding {
  const message = 'a line ends with a carriage return alone, expected LF or CRLF';
  return { rule: 'F007', place: { offset, length: 1 }, message };
}

/** Only what the file scan could not see: `"\u202e"` is harmless bytes until it is decoded. */
function hiddenInValue(text: string, pointer: () => string): readonly Finding[] {
  const [first] = scanText(text);
  if (first === undefined) return [];
  return [
    { rule: first.rule, place: { pointer: pointer() }, message: `${first.message} in the value` },
  ];
}

function mixedInValue(text: string, pointer: () => string): readonly Finding[] {
  const part = mixedWord(text);
  if (part === undefined) return [];
  const word = escapeHidden(text.slice(part.offset, part.offset + part.length));
  const message = `"${word}" mixes Latin with look-alike letters of another script`;
  return [{ rule: 'T306', place: { pointer: pointer(), part }, message }];
}

function brokenLine(text: string, pointer: string): Finding {
  const isEnd = text.indexOf('\n') === text.length - 1;
  const message = `value must be on one line${isEnd ? '; it ends with a line break' : ''}`;
  return { rule: 'T305', place: { pointer }, message };
}
