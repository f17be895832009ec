/** Prints the figures as an aligned table. */
import { type Figure, median, type Unit, verdictOf } from './figure.ts';

/** The table as text, ending in a line feed. */
export function tableOf(figures: readonly Figure[]): string {
  const header = ['what', 'cards', 'measured', 'range', 'budget', 'verdict', 'note'];
  const rows = [header, ...figures.map(rowOf)];
  const widths = header.map((_name, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) => lineOf(row, widths));
  return `${lines.join('\n')}\n`;
}

/** Columns of figures, which are set to the right. */
const RIGHT = new Set([1, 2, 3, 4]);

function lineOf(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((text, column) => {
    const width = widths[column] ?? 0;
    return RIGHT.has(column) ? text.padStart(width) : text.padEnd(width);
  });
  return cells.join('  ').trimEnd();
}

function rowOf(figure: Figure): readonly string[] {
  const { what, cards, values, unit, budget, note } = figure;
  const low = formatAmount(Math.min(...values), unit);
  const high = formatAmount(Math.max(...values), unit);
  return [
    what,
    cards === undefined ? 'real' : String(cards),
    values.length === 0 ? 'not measured' : formatAmount(median(values), unit),
    values.length < 2 || low === high ? '' : `${low} to ${high}`,
    budget === undefined ? '' : formatAmount(budget, unit),
    verdictOf(figure) ?? '',
    note ?? '',
  ];
}

/** A number with its unit, with as many digits as mean something. */
function formatAmount(value: number, unit: Unit): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : value < 10 ? 2 : 1;
  return `${value.toFixed(digits)} ${unit}`;
}
