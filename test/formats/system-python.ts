/** Programs of Python's makers, asked by the system's own Python, many things in one call. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RenderedFile } from '../../src/core/render/format.ts';

export interface PipReading {
  readonly requirements: readonly {
    readonly line: string;
    readonly name: string | null;
    /** Sums by algorithm. */
    readonly hashes: Readonly<Record<string, readonly string[]>>;
  }[];
  readonly editables: readonly string[];
  readonly indexes: readonly string[];
  readonly links: readonly string[];
  readonly options: readonly string[];
  readonly error?: string;
}

/** What pip reads from files of requirements, in their order. */
export function readWithPip(
  sets: readonly (readonly RenderedFile[])[],
): readonly (readonly PipReading[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-requirements-'));
  const paths = sets.map((files, index) =>
    files.map(({ name, text }) => {
      const path = join(folder, String(index), name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    }),
  );
  const answers = ask<Readonly<Record<string, PipReading>>>('read-with-pip.py', paths.flat());
  return paths.map((set) => set.map((path) => answers[path]!));
}

export interface ScriptReading {
  /** Lines that open or look like opening a block. */
  readonly blocks: number;
  readonly metadata: readonly Readonly<Record<string, unknown>>[];
  /** What the compiler says against it. */
  readonly fault: string | null;
}

/** What the specification's own expression finds in scripts, and whether Python compiles them. */
export function readScripts(texts: readonly string[]): readonly ScriptReading[] {
  return ask('read-script.py', texts);
}

function ask<Answer>(program: string, input: unknown): Answer {
  const path = join(import.meta.dirname, program);
  const text = execFileSync('/usr/bin/python3', [path], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(text) as Answer;
}
