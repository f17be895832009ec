/** The only way a value enters a Python file. */
import { requirePairs } from './one-line.ts';

/** Data as JSON has it; what is `undefined` is left out of an object. */
export type PythonData =
  | string
  | number
  | boolean
  | undefined
  | readonly PythonData[]
  | { readonly [key: string]: PythonData };

/** Width of a line of a literal, as in the rest of a file that people read. */
const WIDTH = 100;

/** What must not stand as itself in a literal, and all that is not ASCII. */
const ESCAPED = /["\\]|[^ -~]/gu;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A string literal in double quotes and ASCII that stands for exactly this value. Unlike JSON it
 * names a character beyond U+FFFF once, by eight digits: Python does not join surrogates.
 * @throws {RangeError} When the value holds half a surrogate pair.
 * @see https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
 */
export function quotePython(value: string): string {
  return `"${requirePairs(value).replace(ESCAPED, escapeCharacter)}"`;
}

/**
 * A literal that stands for exactly these data, over several lines where one would be long.
 * @param indent spaces before each further line
 * @throws {RangeError} When a number is no finite one, or a text holds half a surrogate pair.
 */
export function pythonLiteral(data: PythonData, indent = 0): string {
  const line = oneLine(data);
  if (typeof data !== 'object' || line.length + indent <= WIDTH - 4) return line;
  const inner = indent + 4;
  const [open, close] = isList(data) ? ['[', ']'] : ['{', '}'];
  const items = isList(data)
    ? data.map((item) => pythonLiteral(item, inner))
    : entriesOf(data).map(([key, value]) => `${quotePython(key)}: ${pythonLiteral(value, inner)}`);
  const lines = filled(items, WIDTH - inner).map((text) => `${' '.repeat(inner)}${text},\n`);
  return `${open}\n${lines.join('')}${' '.repeat(indent)}${close}`;
}

/** Short items share a line, as words do in a paragraph; an item of several lines stands alone. */
function filled(items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const joined = `${last ?? ''}, ${item}`;
    if (last === undefined || joined.includes('\n') || joined.length >= width) lines.push(item);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

function oneLine(data: PythonData): string {
  if (isList(data)) return `[${data.map(oneLine).join(', ')}]`;
  if (data === undefined) return 'None';
  if (typeof data === 'string') return quotePython(data);
  if (typeof data === 'boolean') return data ? 'True' : 'False';
  if (typeof data === 'object') {
    const entries = entriesOf(data).map(([key, value]) => `${quotePython(key)}: ${oneLine(value)}`);
    return `{${entries.join(', ')}}`;
  }
  if (Number.isFinite(data)) return String(data);
  throw new RangeError(`Python has no literal for ${data}.`);
}

function isList(data: PythonData): data is readonly PythonData[] {
  return Array.isArray(data);
}

function entriesOf(data: {
  readonly [key: string]: PythonData;
}): readonly (readonly [string, PythonData])[] {
  return Object.entries(data).filter(([, value]) => value !== undefined);
}

function escapeCharacter(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\U${digits.padStart(8, '0')}`;
  if (code > 0xff) return `\\u${digits.padStart(4, '0')}`;
  return `\\x${digits.padStart(2, '0')}`;
}
