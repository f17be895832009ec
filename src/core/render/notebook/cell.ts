/**
 * Cells, and the file that holds them: nbformat 4.5 as Jupyter itself writes it, keys in order, one
 * space of indentation, no outputs, nothing that claims to be trusted.
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */

export interface Cell {
  /** Names the cell within its notebook; the same cell keeps its id when its text changes. */
  readonly key: string;
  readonly type: 'markdown' | 'code' | 'raw';
  readonly lines: readonly string[];
}

/** What a service that runs the notebook is asked for. */
export interface NotebookWishes {
  /** Name of a GPU; none is asked for when left out. */
  readonly gpu?: string | undefined;
}

/** The text of a notebook, in ASCII, with a last line feed. */
export function notebookText(
  name: string,
  cells: readonly Cell[],
  { gpu }: NotebookWishes = {},
): string {
  const kernel = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const metadata = {
    ...(gpu === undefined ? {} : { accelerator: 'GPU', colab: { gpuType: gpu } }),
    kernelspec: kernel,
    language_info: { name: 'python' },
  };
  const ids = cellIds(
    name,
    cells.map(({ key }) => key),
  );
  const written = cells.map((cell, index) => cellObject(cell, ids[index] ?? ''));
  const notebook = { cells: written, metadata, nbformat: 4, nbformat_minor: 5 };
  return `${escapeRest(JSON.stringify(notebook, null, 1))}\n`;
}

function cellObject({ type, lines }: Cell, id: string): object {
  const source = lines.map((line, index) => (index < lines.length - 1 ? `${line}\n` : line));
  if (type !== 'code') return { cell_type: type, id, metadata: {}, source };
  return { cell_type: type, execution_count: null, id, metadata: {}, outputs: [], source };
}

/** Eight hexadecimal digits each, as Jupyter makes them, but from names: diffs stay small. */
function cellIds(name: string, keys: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return keys.map((key) => {
    let id = hash(`${name}/${key}`);
    for (let turn = 2; taken.has(id); turn += 1) id = hash(`${name}/${key}/${turn}`);
    taken.add(id);
    return id;
  });
}

/** FNV-1a with 32 bits. @see https://www.rfc-editor.org/rfc/rfc9923 */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return state.toString(16).padStart(8, '0');
}

/** JSON may name every character by number, and so the file needs no encoding. */
function escapeRest(json: string): string {
  return json.replace(
    /[^\n -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
