/**
 * Prints, as the matrix of a workflow, which cards are to be verified on which machines:
 * `node scripts/list-stale-cards.ts --at-most 6 --per-job 3 windows=windows-2025`. Each further word
 * is a platform of platforms.yml and the label of a machine that is one. Wants the whole history, in
 * which it looks for the day that each card was last changed.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { attachEvidence } from '../src/catalog/load-evidence.ts';
import type { Card } from '../src/core/card/card.ts';
import { findPlatform } from '../src/core/platform/platforms.ts';
import { projectRoot } from './commands/project-root.ts';
import { chosenCards } from './evidence/chosen-cards.ts';
import { jobsFor } from './evidence/job-matrix.ts';
import { staleCards } from './evidence/stale-cards.ts';

const { values, positionals } = parseArgs({
  options: {
    'at-most': { type: 'string', default: '6' },
    'per-job': { type: 'string', default: '3' },
  },
  allowPositionals: true,
});
const portion = { atMost: count(values['at-most']), perJob: count(values['per-job']) };
const { cards: bare, registry } = chosenCards(projectRoot, []);
const cards = bare.map((card) => attachEvidence(projectRoot, card));
const today = new Date().toISOString().slice(0, 10);
const include = positionals.flatMap((word) => {
  const [name = '', runner = ''] = word.split('=');
  const platform = findPlatform(registry.platforms, name)?.id;
  if (platform === undefined || runner === '') throw new Error(`Expected PLATFORM=RUNNER: ${word}`);
  const ids = staleCards(cards, { registry, platform, today, changedOn });
  return jobsFor({ platform, runner }, ids, portion);
});
process.stdout.write(`${JSON.stringify({ include })}\n`);

function changedOn({ id }: Card): string | undefined {
  const args = ['log', '-1', '--format=%cs', '--', `catalog/models/${id}.md`];
  const day = execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();
  return day === '' ? undefined : day;
}

function count(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new Error(`Expected a number from 1 to 99, not ${text}`);
  return Number(text);
}
