/** `cardstock resolve`: asks a resolver whether every package of a card has a build, and keeps the answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadFailures } from '../../src/catalog/load-failures.ts';
import type { ComputeKind } from '../../src/core/card/card.ts';
import { asksTheSame, askedOf } from '../../src/core/evidence/asked.ts';
import type { Registry } from '../../src/core/registry.ts';
import { chosenCards, keyOf } from '../evidence/chosen-cards.ts';
import { readRecord, writePart } from '../evidence/record-store.ts';
import { inTurns } from '../resolver/in-turns.ts';
import { RESOLVED_PLATFORMS, questionsOf, type TargetQuestions } from '../resolver/questions.ts';
import type { Resolver } from '../resolver/resolve-question.ts';
import { resolveTarget } from '../resolver/resolve-target.ts';
import { findUv } from '../resolver/uv.ts';
import { projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock resolve [id...] [options]

Asks uv, for every platform, compute and Python of the cards, whether all packages have a ready-made
build, and writes what it finds to catalog/evidence. Needs the network; uv is installed from the
package index when it is missing. Where the card says that something is built, or takes it from git, its
build is started to learn what it needs. What was resolved lately is not asked again, so a run
that was stopped goes on where it was. A copy of a repository that git is told of
(url.<copy>.insteadOf) stands in for it; the record says so.

  --on PLATFORM        only this platform; may be repeated (default: ${RESOLVED_PLATFORMS.join(', ')})
  --compute KIND       only this kind: cpu, cuda, rocm, mps, xpu; may be repeated
  --older-than DAYS    ask again what is older (default 7; 0 asks for everything)
  --jobs N             questions at a time (default 4)
  --replace            where the index of a framework cannot be reached, ask the default index in
                       its place; the record says so

Exit status: 0 everything was asked, 1 something could not be asked, 2 a mistake in the call.`;

const KINDS = ['cpu', 'cuda', 'rocm', 'mps', 'xpu'] as const satisfies readonly ComputeKind[];
const DAY_MS = 86_400_000;

type Tally = Record<'resolves' | 'fails' | 'fresh' | 'not-asked', number>;

/** @returns the exit status */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      on: { type: 'string', multiple: true },
      compute: { type: 'string', multiple: true },
      'older-than': { type: 'string', default: '7' },
      jobs: { type: 'string', default: '4' },
      replace: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { cards, registry } = chosenCards(projectRoot, positionals);
  const platforms = platformsIn(values.on, registry);
  const kinds = kindsIn(values.compute);
  const questions = cards.flatMap((card) => questionsOf(card, registry, platforms, kinds));
  const { failures } = loadFailures(projectRoot, registry);
  const uv = findUv(join(projectRoot, 'node_modules', '.cache', 'cardstock', 'resolver'));
  const resolver = { uv, failures, mayReplace: values.replace };
  const oldest = dayOf(Date.now() - wholeNumber('--older-than', values['older-than']) * DAY_MS);
  return resolveAll(questions, resolver, oldest, wholeNumber('--jobs', values.jobs));
}

async function resolveAll(
  all: readonly TargetQuestions[],
  resolver: Resolver,
  oldest: string,
  jobs: number,
): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'cardstock-resolve-'));
  const tally: Tally = { resolves: 0, fails: 0, fresh: 0, 'not-asked': 0 };
  let done = 0;
  const tasks = all.map((asked, index) => async () => {
    const said = await resolveOne(asked, resolver, oldest, join(work, String(index)));
    done += 1;
    tally[said.result] += 1;
    const { card, target } = asked;
    if (said.result !== 'fresh') {
      const where = `${card.id} ${target.platform} ${target.gpu}`;
      process.stdout.write(`${done}/${all.length} ${said.result} ${where}${said.text}\n`);
    }
  });
  await inTurns(tasks, Math.max(1, jobs));
  rmSync(work, { recursive: true, force: true });
  const counts = Object.entries(tally).map(([result, count]) => `${count} ${result}`);
  process.stdout.write(`${counts.join(', ')} of ${all.length} targets\n`);
  return tally['not-asked'] > 0 ? 1 : 0;
}

interface Said {
  readonly result: keyof Tally;
  readonly text: string;
}

async function resolveOne(
  asked: TargetQuestions,
  resolver: Resolver,
  oldest: string,
  folder: string,
): Promise<Said> {
  if (isFresh(asked, oldest)) return { result: 'fresh', text: '' };
  const found = await resolveTarget(asked, resolver, dayOf(Date.now()), folder);
  rmSync(folder, { recursive: true, force: true });
  if (found.kind === 'not-asked') return { result: 'not-asked', text: `: ${found.reason}` };
  const { resolution } = found;
  writePart(projectRoot, keyOf(asked.card, asked.target), { resolution });
  const { outcome, packages = [], python, pythons, trouble } = resolution;
  const good = pythons.filter((row) => row.outcome === 'resolves').map((row) => row.python);
  const text =
    trouble === undefined
      ? `: ${packages.length} packages, Python ${[python, ...good].join(' ')}`
      : `: ${trouble.class}, ${trouble.text.replaceAll(/\s+/g, ' ').slice(0, 160)}`;
  return { result: outcome, text };
}

/** Answered lately, for what the plan asks today; what failed may have been mended. */
function isFresh({ card, target, questions }: TargetQuestions, oldest: string): boolean {
  const resolution = readRecord(projectRoot, keyOf(card, target))?.resolution;
  const [own] = questions;
  if (resolution === undefined || own === undefined) return false;
  const isSame =
    resolution.python === own.python && asksTheSame(resolution.asked, askedOf(own.plan));
  return isSame && resolution.outcome === 'resolves' && resolution.date > oldest;
}

function platformsIn(names: readonly string[] | undefined, registry: Registry): readonly string[] {
  const stranger = names?.find((name) => !registry.platforms.some(({ id }) => id === name));
  if (stranger !== undefined) throw new UsageError(`There is no platform "${stranger}".`);
  return names ?? RESOLVED_PLATFORMS;
}

function kindsIn(names: readonly string[] | undefined): readonly ComputeKind[] {
  const stranger = names?.find((name) => !KINDS.some((kind) => kind === name));
  if (stranger !== undefined) {
    throw new UsageError(`There is no compute "${stranger}"; there are ${KINDS.join(', ')}.`);
  }
  return names === undefined ? KINDS : KINDS.filter((kind) => names.includes(kind));
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`${flag} takes a whole number, not "${text}".`);
  return Number(text);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
