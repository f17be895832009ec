/** Measures `cardstock check` on a whole catalog: without mistakes, and with one in every twentieth card. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchContext, rootOf } from './bench-context.ts';
import type { Problem } from '../../src/core/problem.ts';
import type { Figure } from './figure.ts';
import { processFigures } from './measure-build.ts';
import { type Measured, runMeasured } from './run-measured.ts';

/** Seconds for 10,000 cards; other sizes have no budget. */
const BUDGET_10000 = 2;

/** In the second part every so many-th card is wrong. */
const FAULTY = 20;

export async function measureCheck(context: BenchContext): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const cards of context.options.cards) {
    const root = rootOf(context, cards);
    const clean = await checks(context, root, 0);
    const mended = breakCards(root);
    const faulty = await checks(context, root, Math.ceil(cards / FAULTY));
    mended();
    const budget = { wall: cards === 10_000 ? BUDGET_10000 : undefined };
    figures.push(
      ...processFigures('check', cards, clean, budget),
      ...processFigures('check, 1 card in 20 wrong', cards, faulty, budget),
    );
  }
  return figures;
}

async function checks(
  context: BenchContext,
  root: string,
  expected: number,
): Promise<readonly Measured[]> {
  const runs: Measured[] = [];
  for (let run = 1; run <= context.options.runs; run++) {
    context.say(`checking ${root}, run ${run}`);
    const measured = await runMeasured({
      argv: [process.execPath, 'scripts/cardstock.ts', 'check', '--format', 'json', '--root', root],
      cwd: context.project,
    });
    expectErrors(measured, expected);
    runs.push(measured);
  }
  return runs;
}

/** A figure for a check that found something else would mean nothing. */
function expectErrors({ output, complaints }: Measured, expected: number): void {
  const problems = problemsOfCards(output);
  const errors = problems.filter(({ level }) => level === 'error').length;
  if (errors === expected && problems.length === errors) return;
  const shown = problems.slice(0, 3).map((problem) => JSON.stringify(problem));
  throw new Error(
    `Expected ${expected} errors in cards and no warnings, found ${errors} errors and ` +
      `${problems.length - errors} warnings:\n${shown.join('\n')}${complaints}`,
  );
}

/** Problems of data files are not of the generated cards. */
function problemsOfCards(output: string): readonly Pick<Problem, 'file' | 'level'>[] {
  const report: { readonly problems?: readonly Problem[] } = JSON.parse(output || '{}');
  return (report.problems ?? []).filter(({ file }) => file.includes('catalog/models/'));
}

/** Misspells a key in some cards. @returns what puts them right again */
function breakCards(root: string): () => void {
  const folder = join(root, 'catalog', 'models');
  const names = readdirSync(folder).toSorted();
  const paths = names
    .filter((_name, index) => index % FAULTY === 0)
    .map((name) => join(folder, name));
  const texts = paths.map((path) => readFileSync(path, 'utf8'));
  paths.forEach((path, index) => {
    writeFileSync(path, (texts[index] ?? '').replace('\nlicense:', '\nlicence:'));
  });
  return () => paths.forEach((path, index) => writeFileSync(path, texts[index] ?? ''));
}
