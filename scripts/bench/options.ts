/** The flags of the benchmark. */
import { parseArgs } from 'node:util';

export const MEASUREMENTS = [
  'build',
  'check',
  'search',
  'page',
  'plan',
  'scripts',
  'edit',
] as const;

export type Measurement = (typeof MEASUREMENTS)[number];

export interface Options {
  /** Sizes of the generated catalogs, in the order given. */
  readonly cards: readonly number[];
  readonly only: readonly Measurement[];
  /** How often each whole process is run; the table shows the median. */
  readonly runs: number;
  /** Where the figures are written as JSON. */
  readonly json: string | undefined;
  /** Keeps the folder with the generated catalogs. */
  readonly keep: boolean;
}

export const help = `npm run bench -- [options]

Measures this project against its budgets, on generated catalogs.

  --cards N,N,...   sizes of the generated catalogs (100,1000,10000)
  --only NAME,...   ${MEASUREMENTS.join(', ')} (all of them)
  --runs N          runs of each whole process; the table shows the median (3)
  --json FILE       also write the figures as JSON
  --keep            keep the folder with the generated catalogs

Exit status: 0 when everything was measured, whatever the figures; 1 when a measurement broke;
2 a mistake in the call.`;

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

/** Reads the arguments after the name of the script. */
export function readOptions(args: readonly string[]): ReadOptions {
  try {
    return parse(args);
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : String(error) };
  }
}

function parse(args: readonly string[]): ReadOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cards: { type: 'string', default: '100,1000,10000' },
      only: { type: 'string', default: MEASUREMENTS.join(',') },
      runs: { type: 'string', default: '3' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const cards = values.cards.split(',').map((text) => countOf('--cards', text));
  const only = values.only.split(',').map(measurementOf);
  const runs = countOf('--runs', values.runs);
  return { kind: 'options', options: { cards, only, runs, json: values.json, keep: values.keep } };
}

function countOf(flag: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Error(`${flag}: "${text}" is no whole number from 1 to 999999.`);
}

function measurementOf(name: string): Measurement {
  const found = MEASUREMENTS.find((one) => one === name);
  if (found !== undefined) return found;
  throw new Error(`--only: there is no "${name}"; there are ${MEASUREMENTS.join(', ')}.`);
}
