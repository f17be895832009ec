/** Everything that is asked about one stack: alone, with each card, with as many cards as go together. */
import type { Card } from '../../src/core/card/card.ts';
import type { StackEvidence } from '../../src/core/generated/stack-evidence.ts';
import type { Stack } from '../../src/core/generated/stack.ts';
import { exclusiveGroups } from '../../src/core/stack/misfit.ts';
import type { Resolved } from './ask-uv.ts';
import type { Bench } from './bench.ts';
import { clashIn } from './clash.ts';
import { type Question, questionFor } from './question.ts';
import { type Candidate, growTogether } from './together.ts';

type Answer = StackEvidence['alone'][string];
type Findings = Pick<StackEvidence, 'alone' | 'cards' | 'together'>;

/** One platform for each system and processor that has wheels of every framework. */
export const PROVED_PLATFORMS = [
  'ubuntu-24.04',
  'ubuntu-24.04-aarch64',
  'macos-arm64',
  'windows',
] as const;

export async function proveStack(bench: Bench, id: string, stack: Stack): Promise<Findings> {
  const alone: Record<string, Answer> = {};
  const rows = new Map<string, Record<string, Answer>>();
  const together: StackEvidence['together'][number][] = [];
  for (const platform of PROVED_PLATFORMS) {
    const asked = bench.cards.flatMap((card) => {
      const question = questionFor(card, bench.registry, { platform, stack: id });
      return question === undefined ? [] : [{ card, question }];
    });
    const answers = new Map<string, Answer>();
    const candidates: Candidate[] = [];
    for (const { card, question } of asked) {
      alone[platform] ??= await askAlone(bench, stack, question);
      const answer = await askCard(bench, stack, card, question);
      answers.set(card.id, answer);
      if (answer.outcome === 'resolves') candidates.push({ card, question });
      bench.say(`${id} ${platform} ${card.id}: ${answer.outcome} ${answer.reason ?? ''}`);
    }
    for (const [card, answer] of answers) rows.set(card, { ...rows.get(card), [platform]: answer });
    together.push(await growTogether(bench, stack, platform, candidates));
  }
  const cards = [...rows].map(([card, platforms]) => ({ card, platforms }));
  return { alone, together, cards: cards.toSorted((a, b) => (a.card < b.card ? -1 : 1)) };
}

async function askAlone(bench: Bench, stack: Stack, question: Question): Promise<Answer> {
  const place = { platform: question.resolverPlatform, python: stack.python };
  return answerOf(await bench.ask(question.pins, place));
}

async function askCard(
  { ask }: Bench,
  stack: Stack,
  card: Card,
  question: Question,
): Promise<Answer> {
  const { pins, own, bare, gap } = question;
  const asked = [...own, ...bare];
  const more = question.gpu === 'cpu' ? { asked } : { asked, gpu: question.gpu };
  if (gap !== undefined) return { outcome: 'not-asked', ...more, reason: gap };
  const place = { platform: question.resolverPlatform, python: stack.python };
  const found = await ask([...pins, ...own], place);
  if (!found.isOk) return { ...answerOf(found), ...more };
  const clash = clashIn(found.names, exclusiveGroups(card, stack));
  if (clash !== undefined) return { outcome: 'fails', ...more, reason: clash };
  if (bare.length === 0) return { ...answerOf(found), ...more };
  return { ...answerOf(await ask(bare, place, { noDeps: true })), ...more };
}

function answerOf({ isOk, builds, reason }: Resolved): Answer {
  if (!isOk) return { outcome: 'fails', reason };
  return builds ? { outcome: 'resolves', builds } : { outcome: 'resolves' };
}
