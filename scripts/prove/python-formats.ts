#!/usr/bin/env node
/**
 * Gives what the Python formats render to the tools that read it: uv, pip, packaging, Briefcase.
 *
 * Needs a package index, `python3` with venv, and for uv's projects and scripts interpreters of the
 * plans' Python versions on PATH; what lacks one is skipped and said. Options: `--out FILE` writes
 * the results as JSON, `--card ID` (again for more) tries these cards only. Exit status 1 when a tool
 * does not accept a file.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import { projectRoot } from '../commands/project-root.ts';
import { inTurns } from '../resolver/in-turns.ts';
import { proveBriefcase } from './python-formats/prove-briefcase.ts';
import { type Bench, proveCard } from './python-formats/prove-card.ts';
import { proveLock } from './python-formats/prove-lock.ts';
import { provePip } from './python-formats/prove-pip.ts';
import { printResults } from './python-formats/result.ts';
import { startStandInIndex } from './python-formats/stand-in-index.ts';
import { provedTargets } from './python-formats/targets.ts';
import { makeTools } from './python-formats/tools.ts';

/** Calls at a time; most of a call is waiting for the index. */
const AT_ONCE = 3;

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, card: { type: 'string', multiple: true } },
  });
  const { registry } = loadRegistry(projectRoot);
  const cards = loadCatalog(projectRoot)
    .cards.map(({ card }) => card)
    .filter(({ id }) => values.card === undefined || values.card.includes(id));
  const bench: Bench = { registry, tools: makeTools(), standIn: await startStandInIndex() };
  process.stdout.write(`${bench.tools.versions.join(', ')}\n`);
  try {
    const jobs = [
      ...cards.flatMap((card) =>
        provedTargets.map((target) => () => proveCard(bench, card, target)),
      ),
      ...cards.map((card) => () => provePip(bench, card)),
      ...cards.map((card) => () => proveLock(bench, card)),
      () => proveBriefcase(bench, cards),
    ];
    const results = (await inTurns(jobs, AT_ONCE)).flat();
    process.stdout.write(`${printResults(results)}\n`);
    if (values.out !== undefined) {
      const report = { tools: bench.tools.versions, results };
      writeFileSync(values.out, `${JSON.stringify(report, undefined, 2)}\n`);
    }
    if (results.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
  } finally {
    bench.standIn.close();
    bench.tools.remove();
  }
}
