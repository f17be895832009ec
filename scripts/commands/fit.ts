/** `cardstock fit`: the verdict for one card on a machine that a file describes. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fit } from '../../src/core/fit/fit.ts';
import { readMachine } from '../../src/core/fit/read-machine.ts';
import type { Machine, Verdict } from '../../src/core/fit/verdict.ts';
import type { Registry } from '../../src/core/registry.ts';
import { loadOneCard } from './load-one-card.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock fit <id|file> --machine PROFILE.json [--json]

Says whether the card runs on the machine, with the fact that decides.
The profile: {"platform": "ubuntu-24.04", "gpu": "ada", "driver": "580.65.06",
"vramGiB": 8, "ramGiB": 32, "diskGiB": 100, "python": "3.12"}; all but platform and gpu may be
left out.

Exit status: 0 fits or slow, 3 cannot or unknown, 2 a mistake in the call.`;

/** @returns the exit status */
export function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { machine: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.machine === undefined) throw new UsageError('Say which machine: --machine FILE.');
  const { card, registry } = loadOneCard(positionals);
  const verdict = fit(card, machineIn(values.machine, registry), registry);
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

/** @throws UsageError with the path and what is wrong */
function machineIn(path: string, registry: Registry): Machine {
  const reading = readMachine(readText(path), registry);
  if (!reading.ok) throw new UsageError(`${path}: ${reading.message}`);
  return reading.machine;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
}
