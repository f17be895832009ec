/** Rows of a table that holds for several places. */
import type { PythonData } from '../../quote/python.ts';

export type Row = Readonly<Record<string, PythonData>>;

/** Equal rows once, each with all the places that it holds for under `on`, in their order. */
export function mergeRows(rows: readonly (readonly [string, Row])[]): readonly Row[] {
  const found = new Map<string, { on: string[]; row: Row }>();
  for (const [on, row] of rows) {
    const key = JSON.stringify(row);
    const before = found.get(key);
    if (before === undefined) found.set(key, { on: [on], row });
    else before.on.push(on);
  }
  return [...found.values()].map(({ on, row }) => ({ on, ...row }));
}
