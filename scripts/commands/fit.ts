/** `cardstock fit`: the verdict for one card on a machine that a file describes. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fit } from '../../src/core/fit/fit.ts';
import type { Machine, Verdict } from '../../src/core/fit/verdict.ts';
import { findFamily } from '../../src/core/plan/context.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import type { Registry } from '../../src/core/registry.ts';
import { loadOneCard } from './load-one-card.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock fit <id|file> --machine PROFILE.json [--json]

Says whether the card runs on the machine, with the fact that decides.
The profile: {"platform": "ubuntu-24.04", "gpu": "ada", "driver": "580.65.06",
"vramGiB": 8, "ramGiB": 32, "diskGiB": 100, "python": "3.12"}; all but platform and gpu may be
left out.

Exit status: 0 fits or slow, 3 cannot or unknown, 2 a mistake in the call.`;

const TEXTS = ['platform', 'gpu', 'driver', 'python'] as const;
const FIGURES = ['vramGiB', 'ramGiB', 'diskGiB'] as const;

/** @returns the exit status */
export function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { machine: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.machine === undefined) throw new UsageError('Say which machine: --machine FILE.');
  const { card, registry } = loadOneCard(positionals);
  const verdict = fit(card, readMachine(values.machine, registry), registry);
  process.stdout.write(
    values.json ? `${JSON.stringify(verdict, undefined, 2)}\n` : pretty(verdict),
  );
  return verdict.verdict === 'fits' || verdict.verdict === 'slow' ? 0 : 3;
}

function pretty({ verdict, reason, source, fix }: Verdict): string {
  const lines = [
    `${verdict}: ${reason}`,
    ...(source === undefined ? [] : [`Source: ${source}`]),
    ...(fix === undefined ? [] : [`Fix: ${fix}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function readMachine(path: string, registry: Registry): Machine {
  const profile = parseProfile(path);
  for (const key of Object.keys(profile)) {
    if (![...TEXTS, ...FIGURES].some((known) => known === key)) {
      throw new UsageError(
        `${path}: unknown key "${key}"; known: ${[...TEXTS, ...FIGURES].join(', ')}.`,
      );
    }
  }
  const machine: Machine = {
    platform: textAt(profile, 'platform', path) ?? missing('platform', path),
    gpu: textAt(profile, 'gpu', path) ?? missing('gpu', path),
    driver: textAt(profile, 'driver', path),
    python: textAt(profile, 'python', path),
    vramGiB: figureAt(profile, 'vramGiB', path),
    ramGiB: figureAt(profile, 'ramGiB', path),
    diskGiB: figureAt(profile, 'diskGiB', path),
  };
  if (findPlatform(registry.platforms, machine.platform) === undefined) {
    throw new UsageError(`${path}: there is no platform "${machine.platform}".`);
  }
  if (findFamily(registry.compute, machine.gpu) === undefined) {
    throw new UsageError(`${path}: there is no GPU family "${machine.gpu}".`);
  }
  if (machine.driver !== undefined && !/^\d+(\.\d+)*$/.test(machine.driver)) {
    throw new UsageError(`${path}: "${machine.driver}" is no driver version; write it as 580.`);
  }
  if (machine.python !== undefined && !/^3\.\d+$/.test(machine.python)) {
    throw new UsageError(`${path}: "${machine.python}" is no Python version; write it as 3.12.`);
  }
  return machine;
}

function parseProfile(path: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through to the one message for everything that is no object.
  }
  throw new UsageError(`${path} is no JSON object.`);
}

function textAt(profile: object, key: string, path: string): string | undefined {
  const value: unknown = Reflect.get(profile, key);
  if (value === undefined || typeof value === 'string') return value;
  throw new UsageError(`${path}: "${key}" must be a text in quotes.`);
}

function figureAt(profile: object, key: string, path: string): number | undefined {
  const value: unknown = Reflect.get(profile, key);
  if (value === undefined || (typeof value === 'number' && value >= 0)) return value;
  throw new UsageError(`${path}: "${key}" must be a number of GiB.`);
}

function missing(key: string, path: string): never {
  throw new UsageError(`${path}: "${key}" is missing.`);
}
