/** Tables as text: rows of cells, the first row the head. */

export type Table = readonly (readonly string[])[];

/** Columns side by side, for a terminal. */
export function formatTable(table: Table): string {
  const [head = []] = table;
  const widths = head.map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  return table
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table of Markdown, whose cells hold no mark-up. */
export function markdownTable([head = [], ...rows]: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll(/[\\|`<>*_[\]]/g, String.raw`\$&`);
}
