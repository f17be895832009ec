/** Addresses of cards that lead nowhere. */
import type { AddressAnswer } from './ask-address.ts';
import type { CardLinks } from './card-links.ts';
import type { Finding, Unasked, Verdict } from './finding.ts';

/** What says that there is nothing, for good or as far as anybody can tell. */
const NOTHING_THERE: ReadonlyMap<number, string> = new Map([
  [404, 'not found'],
  [410, 'gone'],
]);

/**
 * Judges the answers. Only what certainly is not there is dead: a server that asks for a password,
 * dislikes programs or is down has not been asked.
 *
 * @param knowsNames whether the name service here knows a name that surely exists: one that knows
 *   none cannot say that another does not exist
 */
export function deadLinks(
  links: CardLinks,
  answers: ReadonlyMap<string, AddressAnswer>,
  knowsNames: boolean,
): Verdict {
  const findings: Finding[] = [];
  const unasked: Unasked[] = [];
  let answered = 0;
  for (const [address, answer] of answers) {
    const death = deathOf(answer, knowsNames);
    const trouble = death === undefined ? troubleOf(answer) : undefined;
    if (trouble === undefined) answered += 1;
    for (const card of links.get(address) ?? []) {
      if (death !== undefined) findings.push(row(card, `${address}: ${death}`));
      if (trouble !== undefined) unasked.push(row(card, `${address}: ${trouble}`));
    }
  }
  return { findings, unasked, answered: { 'dead-link': answered } };
}

function row(card: string, text: string) {
  return { kind: 'dead-link', card, text } as const;
}

function deathOf(answer: AddressAnswer, knowsNames: boolean): string | undefined {
  if (answer.kind === 'no-name') return knowsNames ? 'there is no such host' : undefined;
  if (answer.kind === 'failed') return undefined;
  const words = NOTHING_THERE.get(answer.status);
  return words === undefined ? undefined : `${answer.status}, ${words}`;
}

function troubleOf(answer: AddressAnswer): string | undefined {
  if (answer.kind === 'no-name') return 'no name can be looked up here';
  if (answer.kind === 'failed') return answer.reason;
  return answer.status < 400 ? undefined : `the server said ${answer.status}`;
}
