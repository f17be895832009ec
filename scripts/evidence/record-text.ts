/** A record as the text of its file: deep enough to read, one line for each package. */

/** Widest line that an object or list is kept on, in characters. */
const WIDTH = 100;

/** JSON with the keys in the order given, ending in a line feed. */
export function recordText(record: unknown): string {
  return `${print(record, '')}\n`;
}

function print(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return flat;
  if (indent !== '' && (flat.length + indent.length <= WIDTH || isLeaf(value))) return flat;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const rows = isList
    ? value.map((item) => print(item, deeper))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${print(item, deeper)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (rows.length === 0) return `${open}${close}`;
  return `${open}\n${rows.map((row) => deeper + row).join(',\n')}\n${indent}${close}`;
}

/** A package with its files: long, and still one thing to compare. */
function isLeaf(value: object): boolean {
  return 'files' in value || 'sha256' in value;
}
