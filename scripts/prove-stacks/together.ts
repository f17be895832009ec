/** One environment for as many cards as go together: added in halves, so that few questions are asked. */
import type { Card } from '../../src/core/card/card.ts';
import type { StackEvidence } from '../../src/core/generated/stack-evidence.ts';
import type { Stack } from '../../src/core/generated/stack.ts';
import { exclusiveGroups } from '../../src/core/stack/misfit.ts';
import type { Resolved } from './ask-uv.ts';
import type { Bench } from './bench.ts';
import { clashIn } from './clash.ts';
import type { Question } from './question.ts';

/** A card that resolves with the stack on its own. */
export interface Candidate {
  readonly card: Card;
  readonly question: Question;
}

type Row = StackEvidence['together'][number];

/**
 * Users of the framework come first, then the others, each by id: who comes first stays. Cards that take
 * a build for a GPU would make another environment and are left aside.
 */
export async function growTogether(
  bench: Bench,
  stack: Stack,
  platform: string,
  candidates: readonly Candidate[],
): Promise<Row> {
  const inside: Candidate[] = [];
  const left: { card: string; reason: string }[] = [];
  const add = async (group: readonly Candidate[]): Promise<void> => {
    if (group.length === 0) return;
    const reason = await whyNot(bench, stack, [...inside, ...group]);
    if (reason === undefined) {
      inside.push(...group);
      return;
    }
    if (group.length === 1) {
      left.push({ card: group[0]?.card.id ?? '', reason });
      return;
    }
    const half = Math.ceil(group.length / 2);
    await add(group.slice(0, half));
    await add(group.slice(half));
  };
  const shared = candidates.filter(({ question }) => question.gpu === 'cpu');
  await add(shared.toSorted((a, b) => rank(a) - rank(b) || (a.card.id < b.card.id ? -1 : 1)));
  bench.say(`together on ${platform}: ${inside.length}, left out ${left.length}`);
  return { platform, cards: inside.map(({ card }) => card.id).toSorted(), left_out: left };
}

function rank({ card }: Candidate): number {
  return card.frameworks.length > 0 ? 0 : 1;
}

async function whyNot(
  { ask }: Bench,
  stack: Stack,
  group: readonly Candidate[],
): Promise<string | undefined> {
  const requirements = group.flatMap(({ question: { pins, own } }) => [...pins, ...own]);
  const platform = group[0]?.question.resolverPlatform ?? '';
  const place = { platform, python: stack.python };
  const found: Resolved = await ask([...new Set(requirements)], place);
  if (!found.isOk) return found.reason;
  const groups = group.flatMap(({ card }) => exclusiveGroups(card, stack));
  const bare = group.flatMap(({ question }) => question.bare.flatMap(nameIn));
  return clashIn(new Set([...found.names, ...bare]), groups);
}

function nameIn(requirement: string): readonly string[] {
  return /^[A-Za-z0-9._-]+/.exec(requirement)?.slice(0, 1) ?? [];
}
