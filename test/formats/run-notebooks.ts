/** Hands notebooks to the system's Python: nbformat validates them, their cells run without effect. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The machine that the cells believe to run on. */
export interface Scenario {
  readonly colab: boolean;
  readonly python: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly machine: string;
  /** Packages that are there already. */
  readonly installed?: Readonly<Record<string, string>>;
  /** Programs that are not there. */
  readonly missing?: readonly string[];
}

export interface Call {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly in: string | null;
}

export interface NotebookRun {
  readonly calls: readonly Call[];
  readonly asked: readonly string[];
  /** Contents of each constraints file. */
  readonly kept: readonly (readonly string[])[];
  readonly entered: readonly string[];
  readonly made: readonly string[];
  readonly set: Readonly<Record<string, string>>;
  readonly stopped: string | null;
  readonly shown: string;
}

export interface Judged {
  /** What nbformat says against it. */
  readonly problem: string | null;
  /** Cells that do not compile. */
  readonly failed: readonly string[];
  /** The notebook as nbformat writes it, without the last line feed. */
  readonly written: string;
  /** One for each scenario. */
  readonly runs: readonly NotebookRun[];
}

/** One process for all of them. */
export function runNotebooks(
  notebooks: readonly string[],
  scenarios: readonly Scenario[],
): readonly Judged[] {
  const script = join(import.meta.dirname, 'run-notebooks.py');
  const input = JSON.stringify({ notebooks, scenarios });
  const out = execFileSync('/usr/bin/python3', [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    env: { PATH: '/usr/bin:/bin', HOME: '/nonexistent', PYTHONDONTWRITEBYTECODE: '1' },
  });
  return JSON.parse(out);
}
