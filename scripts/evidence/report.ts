/** What the records of a catalog come to, as rows. */
import type { Card } from '../../src/core/card/card.ts';
import { firstLine } from '../../src/core/evidence/first-line.ts';
import type { Matrix } from '../../src/core/fit/matrix.ts';
import type { Table } from './table.ts';

interface CardMatrix {
  readonly id: string;
  readonly matrix: Matrix;
}

/** Names of compute in the order of the catalog, short enough for a cell. */
const SHORT: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  cuda: 'NVIDIA',
  rocm: 'AMD',
  mps: 'Apple',
  xpu: 'Intel',
};

/** A row for each card; a cell tells the level on each compute, proven ones with their day. */
export function levelTable(cards: readonly CardMatrix[]): Table {
  const names = cards[0]?.matrix.rows.map(({ name }) => name) ?? [];
  const rows = cards.map(({ id, matrix }) => [id, ...matrix.rows.map(cellText)]);
  return [['card', ...names], ...rows];
}

function cellText({ cells }: Matrix['rows'][number]): string {
  const known = cells.filter(({ level }) => level !== 'no' && level !== 'unknown');
  const texts = known.map(({ compute, date, level }) =>
    [SHORT[compute] ?? compute, level, ...(date === undefined ? [] : [date])].join(' '),
  );
  return texts.length === 0 ? '-' : texts.join(', ');
}

/** Every resolution and run that failed, by card. */
export function failuresOf(cards: readonly Card[]): Table {
  const rows = cards.flatMap(({ evidence, id }) =>
    evidence.flatMap(({ gpu, platform, resolution, run, tool }) => {
      const where = [platform, gpu, tool].join(' ');
      return [...failed(id, where, 'resolution', resolution), ...failed(id, where, 'run', run)];
    }),
  );
  return rows.length === 0 ? [] : [['card', 'target', 'what', 'day', 'class', 'reason'], ...rows];
}

interface Part {
  readonly date: string;
  readonly outcome: string;
  readonly trouble?: { readonly class: string; readonly text: string } | undefined;
}

function failed(
  id: string,
  where: string,
  what: string,
  part: Part | undefined,
): readonly (readonly string[])[] {
  if (part === undefined || !['fails', 'failed'].includes(part.outcome)) return [];
  const { date, trouble } = part;
  return [[id, where, what, date, trouble?.class ?? '', firstLine(trouble?.text ?? '')]];
}

/** Sentences with the sums. */
export function totalsOf(cards: readonly Card[]): readonly string[] {
  const resolutions = cards.flatMap(({ evidence }) =>
    evidence.flatMap((one) => one.resolution ?? []),
  );
  const runs = cards.flatMap(({ evidence }) => evidence.flatMap((one) => one.run ?? []));
  const good = resolutions.filter(({ outcome }) => outcome === 'resolves').length;
  const done = cards.filter(({ evidence }) =>
    evidence.some(({ run }) => run?.outcome === 'done' && run.stage !== 'none'),
  );
  const ran = done.filter(({ evidence }) => evidence.some(({ run }) => run?.stage === 'run'));
  return [
    `${cards.length} cards, ${cards.filter(({ evidence }) => evidence.length > 0).length} with records`,
    `${good} of ${resolutions.length} resolutions found a build of everything`,
    `${runs.filter(({ outcome }) => outcome === 'done').length} of ${runs.length} runs got as far as they can; ${done.length} cards ran, ${ran.length} of them to their own check`,
  ];
}
