/* oxlint-disable no-control-regex, no-misleading-character-class -- finding such characters is what this file is for */
/** Finds characters that hide something: in a whole file, and in the values that YAML escapes produce. */

export interface HiddenCharacter {
  readonly rule: string;
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

// One cheap test decides for nearly every file that there is nothing to look for.
const SUSPECT =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|\r(?!\n)/;

const CONTROL = /^(?:[\0-\x08\x0b-\x1f\x7f-\x9f])$/;
const BIDI = /^[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]$/;
const LINE_SEPARATOR = /^[\u2028\u2029]$/;
const INVISIBLE =
  /^[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]$/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Extended_Pictographic}\ufe0f]/u;
const PICTOGRAM = /[\p{Extended_Pictographic}#*0-9]/u;
const LONE_SURROGATE = /^[\ud800-\udfff]$/;

/** Finds the hidden characters of a text; `\n`, `\t` and CRLF are fine. */
export function scanText(text: string): readonly HiddenCharacter[] {
  if (!SUSPECT.test(text)) return [];
  const found: HiddenCharacter[] = [];
  let offset = 0;
  let before = '';
  for (const character of text) {
    const after = text.slice(offset + character.length, offset + character.length + 2);
    const hidden = judge(character, before, after);
    if (hidden !== undefined) found.push({ ...hidden, offset, length: character.length });
    before = character;
    offset += character.length;
  }
  return found;
}

function judge(
  character: string,
  before: string,
  after: string,
): Pick<HiddenCharacter, 'rule' | 'message'> | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return undefined;
  if (character === '\n' || character === '\t' || (character === '\r' && after[0] === '\n')) {
    return undefined;
  }
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (LONE_SURROGATE.test(character)) return { rule: 'T308', message: `lone surrogate ${name}` };
  if (CONTROL.test(character)) {
    return { rule: 'T301', message: `hidden or control character ${name}` };
  }
  if (LINE_SEPARATOR.test(character)) return { rule: 'T304', message: `line separator ${name}` };
  if (BIDI.test(character)) return judgeBidi(code, name, before, after);
  if (!INVISIBLE.test(character) || isJoiner(code, before)) return undefined;
  return { rule: 'T303', message: `invisible character ${name}` };
}

/** Direction marks are normal beside right-to-left letters; overrides and isolates never are. */
function judgeBidi(
  code: number,
  name: string,
  before: string,
  after: string,
): Pick<HiddenCharacter, 'rule' | 'message'> | undefined {
  const isMark = code === 0x200e || code === 0x200f || code === 0x61c;
  if (isMark && RIGHT_TO_LEFT.test(before + after)) return undefined;
  return { rule: 'T302', message: `bidirectional control ${name}` };
}

/** Joiners belong to Persian and Indic spelling and to composed pictograms. */
function isJoiner(code: number, before: string): boolean {
  if (code === 0xfe0f || code === 0xfe0e) return PICTOGRAM.test(before);
  return (code === 0x200c || code === 0x200d) && JOINING.test(before);
}

const LOOK_ALIKE_GREEK = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι';
const OTHER_SCRIPT = new RegExp(
  `[\\p{Script=Cyrillic}\\p{Script=Armenian}\\p{Script=Cherokee}${LOOK_ALIKE_GREEK}]`,
  'u',
);

/** The first word that mixes Latin with letters that look like Latin, or `undefined`. */
export function mixedWord(value: string): { offset: number; length: number } | undefined {
  if (!/[^\0-\x7f]/.test(value)) return undefined;
  for (const { 0: word, index } of value.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (/\p{Script=Latin}/u.test(word) && OTHER_SCRIPT.test(word)) {
      return { offset: index, length: word.length };
    }
  }
  return undefined;
}

/** A text with everything a terminal or a log would act on written as an escape. */
export function escapeHidden(text: string): string {
  const hidden = scanText(text);
  if (hidden.length === 0) return text.replace(/[\r\n]/g, escapeCharacter);
  let out = '';
  let at = 0;
  for (const { offset, length } of hidden) {
    out += text.slice(at, offset) + escapeCharacter(text.slice(offset, offset + length));
    at = offset + length;
  }
  return (out + text.slice(at)).replace(/[\r\n]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
