/** Checks one card that was read: the reader's findings, then every rule; one finding for each mistake. */
import type { Finding } from '../catalog/finding.ts';
import type { ReadCard } from '../catalog/read-card.ts';
import { toProblems } from '../catalog/to-problem.ts';
import type { Problem } from '../core/problem.ts';
import type { CardContext, Known } from './rule.ts';
import { cardRules, ruleDocById } from './rules.ts';
import { findSites } from './sites.ts';

/** All problems of a card, in the order of the file. */
export function checkCard(read: ReadCard, known: Known): readonly Problem[] {
  return toProblems(read, findingsOf(read, known), ruleDocById);
}

function findingsOf(read: ReadCard, known: Known): readonly Finding[] {
  const { id, raw, data, parts, findings } = read;
  if (data === undefined || parts === undefined) return findings;
  const { body, bodyOffset } = parts;
  const context: CardContext = { id, raw, sites: findSites(data), body, bodyOffset, known };
  const found = cardRules.flatMap((rule) => rule.check(context));
  return withoutEchoes([...findings, ...found]);
}

/** At one place a rule that knows what the value is says it better than the schema. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const known = new Set(findings.filter((finding) => !isForm(finding)).flatMap(pointerOf));
  const kept = findings.filter(
    (finding) => !isForm(finding) || !pointerOf(finding).some((pointer) => known.has(pointer)),
  );
  const seen = new Set<string>();
  return kept.filter(({ rule, place, message }) => {
    const key = `${rule} ${JSON.stringify(place)} ${message}`;
    return seen.size < seen.add(key).size;
  });
}

/** An error about the form or the letters of a value, whatever the value is. */
function isForm({ rule }: Finding): boolean {
  return /^(?:S10[345]|T306)$/.test(rule);
}

function pointerOf({ place }: Finding): readonly string[] {
  return 'pointer' in place ? [place.pointer] : [];
}
