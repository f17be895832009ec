/** Measures a whole build with all files of all cards, and Hugo on the same prose beside it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, buildSite, rootOf } from './bench-context.ts';
import { type Figure, median } from './figure.ts';
import { hugoProgram, hugoVersion, makeHugoSite, runHugo } from './hugo.ts';
import type { Measured } from './run-measured.ts';

/** Megabytes that a build may take. */
const MEMORY_BUDGET = 1000;

export async function measureBuild(context: BenchContext): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const cards of context.options.cards) figures.push(...(await buildsOf(context, cards)));
  return figures;
}

async function buildsOf(context: BenchContext, cards: number): Promise<readonly Figure[]> {
  const root = rootOf(context, cards);
  const hugo = hugoProgram();
  if (hugo !== undefined) makeHugoSite(root);
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  let files = 0;
  // By turns, so that a busy minute of the machine slows both.
  for (let run = 1; run <= context.options.runs; run++) {
    context.say(`building ${cards} cards, run ${run}`);
    ours.push(await buildSite(context, root));
    files = countFiles(join(context.work, 'sites', `cards-${cards}`));
    if (hugo !== undefined) theirs.push(await runHugo(hugo, root));
  }
  const hugoSeconds = theirs.map(({ wallSeconds }) => wallSeconds);
  return [
    ...processFigures('build', cards, ours, {
      wall: hugo === undefined ? undefined : median(hugoSeconds),
      memory: MEMORY_BUDGET,
    }),
    { what: 'build: files written', cards, values: [files], unit: 'files' },
    ...hugoFigures(cards, ours, theirs),
  ];
}

function hugoFigures(
  cards: number,
  ours: readonly Measured[],
  theirs: readonly Measured[],
): readonly Figure[] {
  if (theirs.length === 0) {
    const note = 'Hugo is not installed here; with it on the path, builds are compared';
    return [{ what: 'Hugo, same prose', cards, values: [], unit: 's', note }];
  }
  const wall = ours.map(({ wallSeconds }, run) => wallSeconds / (theirs[run]?.wallSeconds ?? NaN));
  const processor = ours.map(
    ({ cpuSeconds }, run) => (cpuSeconds ?? NaN) / (theirs[run]?.cpuSeconds ?? NaN),
  );
  const [first, ...rest] = processFigures('Hugo, same prose', cards, theirs, {});
  return [
    ...(first === undefined ? [] : [{ ...first, note: hugoVersion() }]),
    ...rest,
    {
      what: 'build / Hugo: wall',
      cards,
      values: wall,
      unit: 'times',
      budget: 1,
      note: 'Hugo: one page for each card, with highlighting, no other files and no search',
    },
    {
      what: 'build / Hugo: processor',
      cards,
      values: processor.filter((ratio) => !Number.isNaN(ratio)),
      unit: 'times',
      note: 'says more than wall time when others use the machine or its disk',
    },
  ];
}

/** Wall time, processor time and memory of runs of one program. */
export function processFigures(
  what: string,
  cards: number,
  runs: readonly Measured[],
  budgets: { readonly wall?: number | undefined; readonly memory?: number | undefined },
): readonly Figure[] {
  const known = (values: readonly (number | undefined)[]): readonly number[] =>
    values.filter((value) => value !== undefined);
  return [
    {
      what: `${what}: wall`,
      cards,
      values: runs.map(({ wallSeconds }) => wallSeconds),
      unit: 's',
      budget: budgets.wall,
    },
    {
      what: `${what}: processor`,
      cards,
      values: known(runs.map(({ cpuSeconds }) => cpuSeconds)),
      unit: 's',
    },
    {
      what: `${what}: peak memory`,
      cards,
      values: known(runs.map(({ peakMegabytes }) => peakMegabytes)),
      unit: 'MB',
      budget: budgets.memory,
    },
  ];
}

function countFiles(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}
