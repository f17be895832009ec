/** Machines for the checks that run on one: a folder that stands for `/`, programs, and the rest. */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import { requireProgram } from '../shell/shells.ts';

export interface Pretence {
  /** Files below `/`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Shell scripts on `PATH`, which holds nothing else. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What `test/fixtures/fake-roots/pretend.py` replaces. */
  readonly case?: Readonly<Record<string, unknown>>;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PRETEND = join(import.meta.dirname, '../fixtures/fake-roots/pretend.py');

/** The interpreter itself: a starter script on `PATH` would need the `PATH` that is taken away. */
export const python = execFileSync(
  requireProgram('python3', 'python3'),
  ['-c', 'import sys; print(sys.executable)'],
  { encoding: 'utf8' },
).trim();

/** A new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cardstock-machine-'));
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Runs a Python file as if on another machine. */
export function runOn(machine: Pretence, text: string, options: readonly string[]): Outcome {
  const folder = newFolder();
  const root = join(folder, 'root');
  writeFiles(folder, { 'check.py': text });
  writeFiles(root, { 'etc/hostname': 'x', ...machine.files });
  const programs = join(folder, 'bin');
  writeFiles(programs, { ...machine.programs, '.keep': '' });
  for (const name of Object.keys(machine.programs ?? {})) chmodSync(join(programs, name), 0o755);
  const args = ['-B', PRETEND, JSON.stringify(machine.case ?? {}), join(folder, 'check.py')];
  return spawnSync(python, [...args, '--root', root, ...options], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: programs, HOME: folder },
  });
}

/** `/etc/os-release` of a distribution. */
export function osRelease(pairs: Readonly<Record<string, string>>): Record<string, string> {
  const lines = Object.entries(pairs).map(([name, value]) => `${name}="${value}"\n`);
  return { 'etc/os-release': lines.join('') };
}

/** A stub of `nvidia-smi`; one from before 2022 does not know the capability. */
export function nvidiaSmi(row: string, knowsCapability = true): string {
  const refuses = 'case "$1" in *compute_cap*) echo "not a valid field"; exit 2;; esac\n';
  return `#!/bin/sh\n${knowsCapability ? '' : refuses}echo "${row}"\n`;
}
