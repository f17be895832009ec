/** Calls of Python functions with literal arguments. */
import { quotePython } from '../../quote/python.ts';

/** A value that can be spelled as a Python literal. */
export type Literal = string | boolean | readonly Literal[] | { readonly [key: string]: Literal };

/** Columns that a line of a cell keeps to, where its words allow it. */
const WIDTH = 96;

/**
 * A call on one line, or with one argument a line when it would be long.
 *
 * @param named arguments by name; one whose value is `undefined` is left out
 */
export function pythonCall(
  name: string,
  positional: readonly Literal[],
  named: Readonly<Record<string, Literal | undefined>> = {},
): readonly string[] {
  const words = [
    ...positional.map((value) => pythonLiteral(value)),
    ...Object.entries(named).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}=${pythonLiteral(value)}`],
    ),
  ];
  const line = `${name}(${words.join(', ')})`;
  if (line.length <= WIDTH) return [line];
  return [`${name}(`, ...words.map((word) => `    ${word},`), ')'];
}

/** A literal on one line. */
export function pythonLiteral(value: Literal): string {
  if (typeof value === 'string') return quotePython(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isList(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  const pairs = Object.entries(value).map(
    ([key, item]) => `${quotePython(key)}: ${pythonLiteral(item)}`,
  );
  return `{${pairs.join(', ')}}`;
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}
