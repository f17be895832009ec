/** Reads what `verify.py --json` printed, and the list of packages behind it. */
import { normalizeName } from '../../src/core/python/index.ts';
import type { Run } from '../../src/core/generated/evidence.ts';

export interface CheckReport {
  /** The last stage that succeeded. */
  readonly stage: Run['stage'];
  /** What failed, in the program's words. */
  readonly trouble?: string | undefined;
  /** Checks that were skipped. */
  readonly leftOut: readonly string[];
  /** Versions by normalised name, sorted. */
  readonly packages: Readonly<Record<string, string>>;
}

interface Line {
  readonly status: string;
  readonly what: string;
  readonly text: string;
}

/**
 * Codes of the program: 1 and 2 packages, 3 imports, 4 the device, 5 the model's own checks, 6 no plan.
 *
 * @returns nothing when the program did not get to its report
 */
export function readCheck(output: string): CheckReport | undefined {
  const report = reportIn(output);
  if (report === undefined) return undefined;
  const { lines, status } = report;
  const failed = lines.filter((line) => line.status === 'FAIL');
  const skipped = lines.filter((line) => line.status === 'skip' && line.what === 'own check');
  return {
    stage: stageOf(status, lines),
    trouble:
      failed.length === 0
        ? undefined
        : failed.map(({ what, text }) => `${what}: ${text}`).join('\n'),
    leftOut: skipped.map(({ text }) => text.replace(/; add --weights$/, '')),
    packages: packagesIn(output),
  };
}

function stageOf(status: number, lines: readonly Line[]): Run['stage'] {
  if (status !== 0 && status < 4) return 'install';
  const hasImport = lines.some(
    ({ status: one, what }) => one === 'ok' && what.startsWith('import '),
  );
  const isRun = lines.some(({ status: one, what }) => one === 'ok' && what === 'own check');
  if (status === 0 && isRun) return 'run';
  return hasImport ? 'import' : 'install';
}

interface Report {
  readonly status: number;
  readonly lines: readonly Line[];
}

/** Libraries print what they like before it, so the report is looked for from its first key. */
function reportIn(output: string): Report | undefined {
  const start = output.lastIndexOf('{\n  "model":');
  const end = output.indexOf('\n}', start);
  if (start < 0 || end < 0) return undefined;
  const value = parsed(output.slice(start, end + 2));
  if (!isTable(value) || typeof value['status'] !== 'number') return undefined;
  const checks = Array.isArray(value['checks']) ? value['checks'] : [];
  return { status: value['status'], lines: checks.filter(isLine) };
}

function packagesIn(output: string): Readonly<Record<string, string>> {
  const line = output.split(/\r?\n/).findLast((one) => one.startsWith('packages {'));
  const value = line === undefined ? undefined : parsed(line.slice('packages '.length));
  if (!isTable(value)) return {};
  const rows = Object.entries(value)
    .map(([name, version]) => [normalizeName(name), String(version)] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(rows);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLine(value: unknown): value is Line {
  return (
    isTable(value) && ['status', 'what', 'text'].every((key) => typeof value[key] === 'string')
  );
}
