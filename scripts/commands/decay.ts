/** `cardstock decay`: finds what rotted since it was recorded, before users run into it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attachEvidence } from '../../src/catalog/load-evidence.ts';
import { loadRegistry } from '../../src/catalog/load.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Registry } from '../../src/core/registry.ts';
import { addressAsker } from '../decay/ask-address.ts';
import { indexAsker } from '../decay/ask-index.ts';
import { askLinks, knowsNames } from '../decay/ask-links.ts';
import { askReferences } from '../decay/ask-references.ts';
import { gitAsker } from '../decay/ask-repository.ts';
import { cardLinks } from '../decay/card-links.ts';
import { cardReferences } from '../decay/card-references.ts';
import { type CardText, cardText } from '../decay/card-text.ts';
import { deadLinks } from '../decay/dead-links.ts';
import { endedPythons } from '../decay/ended-pythons.ts';
import { gathered, type Kind, KINDS, silentKinds, type Verdict } from '../decay/finding.ts';
import { movedReferences } from '../decay/moved-references.ts';
import { decayMarkdown } from '../decay/report-markdown.ts';
import { storedPins } from '../decay/stored-pins.ts';
import { type IndexReply, vanishedFiles } from '../decay/vanished-files.ts';
import { yankedReleases } from '../decay/yanked-releases.ts';
import { chosenCards } from '../evidence/chosen-cards.ts';
import { inTurns } from '../resolver/in-turns.ts';
import { findUv } from '../resolver/uv.ts';
import { projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock decay [id...] [options]

Looks for what has rotted: files of stored resolutions that the index no longer offers, releases that
were yanked, Pythons that get no more fixes, dead links, and repositories, branches, tags and commits
that are not where the cards say. Needs the network; runs nothing that a card names.

  --only KIND      ${KINDS.join(', ')}; may be repeated (default: all)
  --format FORMAT  markdown (default) or json
  --jobs N         questions at a time (default 8)

What gives no clear answer, such as a server that is down or refuses programs, is listed as not asked
and is no finding.

Exit status: 0 nothing was found, 1 there are findings, 2 a mistake in the call, or a kind of question
to which there was no answer at all.`;

/** @returns the exit status */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      format: { type: 'string', default: 'markdown' },
      jobs: { type: 'string', default: '8' },
    },
    allowPositionals: true,
  });
  const kinds = kindsIn(values.only);
  const jobs = jobsIn(values.jobs);
  const { format } = values;
  if (format !== 'markdown' && format !== 'json') {
    throw new UsageError(`--format takes markdown or json, not "${format}".`);
  }
  const { cards, loaded, registry } = chosenCards(projectRoot, positionals);
  const texts = loaded.map(cardText);
  const verdict = gathered([
    ...(await askTheIndex(cards, registry, kinds, jobs)),
    ...(kinds.includes('ended') ? [askTheCalendar(cards, registry)] : []),
    ...(kinds.includes('dead-link') ? [await askTheServers(texts, jobs)] : []),
    ...(kinds.includes('moved') ? [await askGitHosts(texts, jobs)] : []),
  ]);
  process.stdout.write(
    format === 'json' ? `${JSON.stringify(verdict, undefined, 2)}\n` : decayMarkdown(verdict),
  );
  return statusOf(verdict);
}

function statusOf(verdict: Verdict): number {
  const silent = silentKinds(verdict);
  if (silent.length === 0) return verdict.findings.length > 0 ? 1 : 0;
  process.stderr.write(
    `cardstock: Nothing could be asked for ${silent.join(', ')}; is there a network?\n`,
  );
  return 2;
}

/** One question for both kinds: what is yanked is said beside what is offered. */
async function askTheIndex(
  cards: readonly Card[],
  registry: Registry,
  kinds: readonly Kind[],
  jobs: number,
): Promise<readonly Verdict[]> {
  if (!kinds.includes('vanished') && !kinds.includes('yanked')) return [];
  const all = cards.flatMap((card) => storedPins(attachEvidence(projectRoot, card), registry));
  const uv = findUv(join(projectRoot, 'node_modules', '.cache', 'cardstock', 'resolver'));
  const ask = indexAsker(uv, registry);
  const work = mkdtempSync(join(tmpdir(), 'cardstock-decay-'));
  const tasks = all.map((stored, at) => async (): Promise<IndexReply> => {
    return { stored, answer: await ask(stored, join(work, String(at))) };
  });
  const replies = await inTurns(tasks, jobs);
  rmSync(work, { recursive: true, force: true });
  return [
    ...(kinds.includes('vanished') ? [vanishedFiles(replies)] : []),
    ...(kinds.includes('yanked') ? [yankedReleases(replies)] : []),
  ];
}

function askTheCalendar(cards: readonly Card[], registry: Registry): Verdict {
  const { pythonEnds } = loadRegistry(projectRoot);
  const facts = { ends: pythonEnds, passedOver: registry.endedPythons };
  return endedPythons(cards, facts, new Date().toISOString().slice(0, 10));
}

async function askTheServers(texts: readonly CardText[], jobs: number): Promise<Verdict> {
  const links = cardLinks(texts);
  const answers = await askLinks([...links.keys()], addressAsker(), jobs);
  return deadLinks(links, answers, await knowsNames());
}

async function askGitHosts(texts: readonly CardText[], jobs: number): Promise<Verdict> {
  const references = cardReferences(texts);
  return movedReferences(references, await askReferences(references, gitAsker(), jobs));
}

function kindsIn(names: readonly string[] | undefined): readonly Kind[] {
  const stranger = names?.find((name) => !KINDS.some((kind) => kind === name));
  if (stranger !== undefined) {
    throw new UsageError(`There is no kind "${stranger}"; there are ${KINDS.join(', ')}.`);
  }
  return names === undefined ? KINDS : KINDS.filter((kind) => names.includes(kind));
}

function jobsIn(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) {
    throw new UsageError(`--jobs takes a whole number from 1 to 99, not "${text}".`);
  }
  return Number(text);
}
