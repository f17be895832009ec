/**
 * `npm run bench`: measures the project against its budgets. Budgets are information: the status is 0
 * unless a measurement itself breaks.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRegistry } from '../src/catalog/load.ts';
import type { BenchContext } from './bench/bench-context.ts';
import { type Figure, verdictOf } from './bench/figure.ts';
import { measureBuild } from './bench/measure-build.ts';
import { measureCheck } from './bench/measure-check.ts';
import { measureEdit } from './bench/measure-edit.ts';
import { measurePage } from './bench/measure-page.ts';
import { measurePlan } from './bench/measure-plan.ts';
import { measureScripts } from './bench/measure-scripts.ts';
import { measureSearch } from './bench/measure-search.ts';
import {
  help,
  MEASUREMENTS,
  type Measurement,
  type Options,
  readOptions,
} from './bench/options.ts';
import { tableOf } from './bench/report.ts';

const MEASURES: Readonly<
  Record<Measurement, (context: BenchContext) => Promise<readonly Figure[]>>
> = {
  build: measureBuild,
  check: measureCheck,
  search: measureSearch,
  page: measurePage,
  plan: measurePlan,
  scripts: measureScripts,
  edit: measureEdit,
};

process.exitCode = await main(process.argv.slice(2));

/** @returns the exit status */
async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args);
  switch (read.kind) {
    case 'help':
      console.log(help);
      return 0;
    case 'mistake':
      console.error(read.message);
      return 2;
    case 'options':
      return await measureAll(read.options);
    default:
      return read satisfies never;
  }
}

/** @returns 0, or 1 when a measurement broke; the others are still made */
async function measureAll(options: Options): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'cardstock-bench-'));
  const context = contextOf(options, work);
  const figures: Figure[] = [];
  let status = 0;
  console.log(`${machineLine()}\n`);
  for (const name of MEASUREMENTS.filter((one) => options.only.includes(one))) {
    try {
      figures.push(...(await MEASURES[name](context)));
    } catch (error) {
      status = 1;
      console.error(
        `${name} could not be measured. ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  console.log(tableOf(figures));
  if (options.json !== undefined) writeFileSync(options.json, jsonOf(figures));
  if (options.keep) console.log(`Kept: ${work}`);
  else rmSync(work, { recursive: true, force: true });
  return status;
}

function contextOf(options: Options, work: string): BenchContext {
  const project = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
  const { tasks } = loadRegistry(project);
  return {
    options,
    project,
    work,
    tasks: tasks.tasks.map(({ id }) => id),
    say: (text) => process.stderr.write(`${text}\n`),
  };
}

/** Figures mean nothing without the machine; a high load says that others used it too. */
function machineLine(): string {
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1e9);
  const load = loadavg()[0] ?? 0;
  return (
    `${processors.length} x ${processors[0]?.model ?? 'unknown processor'}, ${gigabytes} GB, ` +
    `${process.platform}, Node ${process.version}, load ${load.toFixed(1)} at the start`
  );
}

function jsonOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) }));
  return `${JSON.stringify({ machine: machineLine(), figures: rows }, undefined, 2)}\n`;
}
