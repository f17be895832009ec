/** Splits a card into front matter and body. gray-matter finds the fence; everything around it is checked here. */
import matter from 'gray-matter';
import type { Finding } from './finding.ts';

/** Largest front matter, in UTF-16 units. */
export const FRONT_MATTER_LENGTH = 16_384;

export interface SplitCard {
  readonly yaml: string;
  /** Offset of the front matter in the file. */
  readonly yamlOffset: number;
  readonly body: string;
  readonly bodyOffset: number;
}

export type Split =
  | { readonly ok: true; readonly value: SplitCard }
  | { readonly ok: false; readonly finding: Finding };

/** Splits the text of a card; accepts exactly `---` as first and as closing line. */
export function splitFence(text: string): Split {
  const opening = checkOpening(text);
  if (opening !== undefined) return { ok: false, finding: opening };
  const file = matter(text, { engines: refusingEngines(), language: 'yaml' });
  // gray-matter keeps the line end of the opening line at the front of `matter`.
  const lineEnd = text[3] === '\r' ? 2 : 1;
  const close = 3 + (file.matter === '' ? emptyLength(text) : file.matter.length);
  const closing = checkClosing(text, close);
  if (closing !== undefined) return { ok: false, finding: closing };
  return checkLength(textParts(text, 3 + lineEnd, close));
}

/** gray-matter would run JavaScript; it also must not parse YAML, because its parser is not ours. */
function refusingEngines(): Record<string, { parse: (input: string) => object }> {
  const refuse = (): never => {
    throw new Error('Front matter languages are refused before this point.');
  };
  return {
    yaml: { parse: () => ({}) },
    json: { parse: refuse },
    // `---js` looks its engine up as `javascript`; both names are closed.
    javascript: { parse: refuse },
    js: { parse: refuse },
    toml: { parse: refuse },
    coffee: { parse: refuse },
  };
}

function checkOpening(text: string): Finding | undefined {
  if (text.startsWith('\uFEFF')) {
    return finding('F002', 0, 1, 'file begins with a byte order mark (U+FEFF)', '');
  }
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (line === '---') return text[3] === '\r' && text[4] !== '\n' ? bareReturn(text) : undefined;
  if (line.trimEnd() === '---') {
    return finding('F006', 0, line.length, 'spaces after the opening `---`', '---');
  }
  const language = /^---\s*([A-Za-z][\w+-]*)/.exec(line)?.[1];
  if (language !== undefined) {
    const message = `front matter language "${language.slice(0, 40)}" is not accepted, expected \`---\` alone`;
    return finding('F004', 0, line.length, message);
  }
  return finding('F003', 0, line.length, 'first line is not `---`: the card has no front matter');
}

function bareReturn(text: string): Finding {
  const at = text.search(/\r(?!\n)/);
  return finding('F007', at, 1, 'lines end with a carriage return alone, expected LF or CRLF');
}

/** Without content gray-matter may drop what lies between the fences. */
function emptyLength(text: string): number {
  const at = text.indexOf('\n---', 3);
  return at < 0 ? text.length - 3 : at - 3;
}

function checkClosing(text: string, close: number): Finding | undefined {
  if (close >= text.length) {
    return finding(
      'F005',
      0,
      3,
      'front matter has no closing `---`, expected it on a line of its own',
    );
  }
  const start = close + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 1000))?.[0] ?? '';
  if (line === '---') return undefined;
  const isSpace = line.trimEnd() === '---';
  const message = `closing line is not exactly \`---\`${isSpace ? ': spaces follow it' : ''}`;
  return finding('F006', start, line.length, message, isSpace ? '---' : undefined);
}

function textParts(text: string, yamlOffset: number, close: number): SplitCard {
  const rest = /\r?\n/y;
  rest.lastIndex = close + 4;
  const bodyOffset = rest.test(text) ? rest.lastIndex : close + 4;
  const yaml = text.slice(yamlOffset, Math.max(yamlOffset, close + 1));
  return { yaml, yamlOffset, body: text.slice(bodyOffset), bodyOffset };
}

function checkLength(value: SplitCard): Split {
  const { yaml, yamlOffset } = value;
  if (yaml.length <= FRONT_MATTER_LENGTH) return { ok: true, value };
  const message = `front matter is ${yaml.length} characters; the limit is ${FRONT_MATTER_LENGTH}`;
  return { ok: false, finding: finding('L702', yamlOffset, 0, message) };
}

function finding(
  rule: string,
  offset: number,
  length: number,
  message: string,
  replacement?: string,
): Finding {
  return { rule, place: { offset, length }, message, replacement };
}
