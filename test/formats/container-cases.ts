/** What the formats for containers are tried on: every real card, and cards that try to break out. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCard } from '../../src/catalog/read-card.ts';
import type { Card } from '../../src/core/card/card.ts';
import { normalizeCard } from '../../src/core/card/normalize.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import type { Format, Rendering } from '../../src/core/render/format.ts';
import { requireProgram } from '../shell/shells.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';

export interface Case {
  readonly card: Card;
  readonly target: Target;
  readonly rendering: Rendering;
}

/** Everything that a format makes of the real cards on the golden targets, and what it refuses. */
export function realCases(format: Format): {
  readonly cases: readonly Case[];
  readonly refusals: readonly string[];
} {
  const cases: Case[] = [];
  const refusals: string[] = [];
  for (const card of realCards) {
    for (const { target } of goldenTargets) {
      const rendering = format.render({ card, target, registry: realRegistry });
      if (rendering.kind === 'rendering') cases.push({ card, target, rendering });
      else refusals.push(rendering.reason);
    }
  }
  return { cases, refusals };
}

/** Different texts of files whose name ends so. */
export function distinctFiles(cases: readonly Case[], ending: string): readonly string[] {
  const texts = cases.flatMap(({ rendering }) =>
    rendering.files.filter(({ name }) => name.endsWith(ending)).map(({ text }) => text),
  );
  return [...new Set(texts)];
}

/** Values that mean something to a shell, a Dockerfile, a definition file, JSON or YAML. */
export const NASTY = [
  `it's "q" $(touch /tmp/cardstock-pwned) \${HOME} $PATH`,
  '`id` %post {{ x }} {{{ y',
  'back\\slash \\" at the end\\',
  '# no comment <<EOF ; rm && | > off',
  '%s \'one\' "two" \\n \u00e9\u4e2d\u{1f600}',
] as const;

/** A card whose every free value is nasty, as if no check had stood in its way. */
export function poisonedCard(index: number): Card {
  const value = NASTY[index % NASTY.length]!;
  return {
    ...normalizeCard('leaf', {
      name: value,
      summary: value,
      tasks: ['image-classification'],
      license: 'MIT',
      upstream: { repo: 'https://example.org/leaf', read: '2026-01-01' },
      sources: [value],
      compute: { cpu: 'yes' },
      steps: [{ pip: ['leaf', `demo @ https://example.org/${value}`], why: value }],
      env: { LEAF_MODE: { value, phase: 'run' }, LEAF_TOKEN: { ask: true, secret: true } },
      weights: [
        {
          from: 'https://example.org/w',
          when: 'first-use',
          gate: { kind: 'terms', url: 'https://example.org/terms', env: 'LEAF_KEY', why: value },
        },
      ],
      verify: { python: `x = ${JSON.stringify(value)}` },
    }),
    package: 'leaf',
  };
}

export const POISONED_TARGET: Target = {
  platform: 'ubuntu-24.04',
  gpu: 'cpu',
  tool: 'pip',
  features: [],
};

/** What the format makes of the poisoned cards, one for each nasty value. */
export function poisonedCases(format: Format): readonly (Case & { readonly value: string })[] {
  return NASTY.map((value, index) => {
    const card = poisonedCard(index);
    const rendering = format.render({ card, target: POISONED_TARGET, registry: realRegistry });
    if (rendering.kind === 'refusal') throw new Error(rendering.reason);
    return { card, target: POISONED_TARGET, rendering, value };
  });
}

/** The hostile cards whose shape is right, whatever the checks say of what is in them. */
export function hostileCases(format: Format): readonly Case[] {
  const folder = join(import.meta.dirname, '../fixtures/hostile-cards');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'INDEX.md')
    .flatMap((name) => {
      const { id, raw } = readCard(join(folder, name));
      if (raw === undefined) return [];
      const card = normalizeCard(id, raw);
      const rendering = renderedOrRefused(format, card);
      return rendering === undefined ? [] : [{ card, target: POISONED_TARGET, rendering }];
    });
}

/** A value that no output can hold, such as one with a line feed, is an error of its own kind. */
function renderedOrRefused(format: Format, card: Card): Rendering | undefined {
  try {
    const found = format.render({ card, target: POISONED_TARGET, registry: realRegistry });
    return found.kind === 'rendering' ? found : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Findings of shellcheck, style included, over many bodies at once; each body is a script for sh. */
export function shellcheckAll(
  bodies: readonly string[],
  except: readonly string[] = [],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-sh-'));
  const files = bodies.map((body, index) => {
    const file = join(folder, `${index}.sh`);
    writeFileSync(file, `${body}\n`);
    return file;
  });
  if (files.length === 0) return [];
  const exclude = except.length === 0 ? [] : [`--exclude=${except.join(',')}`];
  const args = ['--norc', '--format=gcc', '--shell=sh', ...exclude, ...files];
  const found = run(requireProgram('shellcheck', 'shellcheck'), args);
  rmSync(folder, { recursive: true });
  return found.split('\n').filter(Boolean);
}

/** Complaints of dash about bodies that it only reads. */
export function dashReads(bodies: readonly string[]): readonly string[] {
  const dash = requireProgram('dash', 'dash');
  return bodies.flatMap((body) => {
    try {
      execFileSync(dash, ['-n'], { input: `${body}\n`, stdio: ['pipe', 'pipe', 'pipe'] });
      return [];
    } catch (error) {
      return [`${String(error)}\n${body}`];
    }
  });
}

/**
 * Runs a body in dash, in a folder whose `.venv/bin/python` only notes its arguments.
 *
 * @returns the arguments of every call, and what `after` printed
 */
export function runNoting(
  body: string,
  after = '',
): { readonly calls: readonly (readonly string[])[]; readonly printed: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-stub-'));
  const log = join(folder, 'log');
  execFileSync('mkdir', ['-p', join(folder, '.venv/bin'), join(folder, 'bin')]);
  const stub = `#!/bin/sh\nprintf '%s\\0' "$@" >> ${log}\nprintf '\\001' >> ${log}\n`;
  for (const name of ['.venv/bin/python', 'bin/python', 'bin/uv', 'bin/apt-get']) {
    writeFileSync(join(folder, name), stub, { mode: 0o755 });
  }
  writeFileSync(log, '');
  const printed = execFileSync('dash', ['-e', '-c', `${body}\n${after}`], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, HOME: folder },
    encoding: 'utf8',
  });
  const calls = readFileSync(log, 'utf8')
    .split('\u0001')
    .filter(Boolean)
    .map((call) => call.split('\0').slice(0, -1));
  rmSync(folder, { recursive: true });
  return { calls, printed };
}

function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}
