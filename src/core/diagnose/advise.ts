/** What to say about a diagnosis: cause, fixes for a platform, the cards that it concerns. */
import type { Failure } from '../generated/failure.ts';
import type { Platform } from '../platform/platform.ts';
import type { Diagnosis } from './diagnose.ts';
import { type FixRegistry, installLines } from './install-lines.ts';
import { maskLog } from './mask.ts';
import { type CardTraits, isNamedIn } from './traits.ts';
import { wantedEntry, wantedText } from './wanted.ts';

export interface AdviceOptions {
  /** Where the log comes from, if that is known. */
  readonly platform?: Platform | undefined;
  /** The log; cards that it names come first. */
  readonly log?: string | undefined;
  /** Repository that cards are contributed to, without a slash at the end. */
  readonly repository?: string | undefined;
}

export interface Advice {
  /** Id of the failure. */
  readonly failure: string;
  readonly title: string;
  readonly stage: Failure['stage'];
  readonly cause: string;
  /** In the order in which to try them. */
  readonly fixes: readonly AdvisedFix[];
  /** Cards that the log names. */
  readonly named: readonly NamedCard[];
  /** Cards whose requirements guard against the failure, beside those that are named; none when most do. */
  readonly guarding: readonly CardTraits[];
}

export interface AdvisedFix {
  readonly text: string;
  /** To paste; empty when no package manager is needed, or no platform is known. */
  readonly lines: readonly string[];
  readonly hints: readonly string[];
}

export interface NamedCard {
  readonly card: CardTraits;
  /** What the card does not state yet; left out when it does, or need not. */
  readonly lacks?: string | undefined;
  /** That requirement as the front matter spells it, or its key where only upstream knows the value. */
  readonly entry?: string | undefined;
  /** Address that starts the pull request which adds it. */
  readonly edit?: string | undefined;
}

/** Advice on one diagnosis. */
export function adviseOn(
  diagnosis: Diagnosis,
  options: AdviceOptions,
  cards: readonly CardTraits[],
  registry: FixRegistry,
): Advice {
  const { id, failure, kept } = diagnosis;
  const log = (options.log ?? '').toLowerCase();
  const named = cards.filter((card) => isNamedIn(log, card));
  return {
    failure: id,
    title: failure.title,
    stage: failure.stage,
    cause: fill(failure.cause, kept),
    fixes: fixesFor(failure, options.platform).map((fix) => ({
      text: `${fill(fix.text, kept)}${placeOf(fix, options.platform)}`,
      ...(options.platform === undefined || fix.system === undefined
        ? { lines: [], hints: [] }
        : installLines(fix.system, options.platform, registry)),
    })),
    named: named.map((card) => namedCard(card, diagnosis, options.repository)),
    guarding: guardingCards(cards, id).filter((card) => !named.includes(card)),
  };
}

/** What most cards state, such as a range of Python versions, leads to none of them. */
function guardingCards(cards: readonly CardTraits[], id: string): readonly CardTraits[] {
  const guarding = cards.filter(({ guards }) => guards.includes(id));
  return guarding.length * 2 > cards.length ? [] : guarding;
}

/** A kept word comes from the log, so it is masked like the log. */
function fill(text: string, kept: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const word = kept[name];
    return word === undefined ? whole : maskLog(word);
  });
}

type Fix = Failure['fixes'][number];

/** When none is for this system, the log is from another one, and all are shown. */
function fixesFor({ fixes }: Failure, platform: Platform | undefined): readonly Fix[] {
  if (platform === undefined) return fixes;
  const fitting = fixes.filter(({ os }) => os?.includes(platform.os) ?? true);
  return fitting.length === 0 ? fixes : fitting;
}

const SYSTEMS = { linux: 'Linux', macos: 'macOS', windows: 'Windows' } as const;

/** Said where it is not plain from the choice of the platform. */
function placeOf({ os }: Fix, platform: Platform | undefined): string {
  if (os === undefined) return '';
  if (platform !== undefined && os.includes(platform.os)) return '';
  return ` (${os.map((id) => SYSTEMS[id]).join(', ')})`;
}

function namedCard(
  card: CardTraits,
  { id, failure }: Diagnosis,
  repository: string | undefined,
): NamedCard {
  const lacks = card.guards.includes(id) ? undefined : wantedText(failure.prevented_by);
  if (lacks === undefined) return { card };
  const entry = wantedEntry(failure.prevented_by);
  if (repository === undefined) return { card, lacks, entry };
  return { card, lacks, entry, edit: `${repository}/edit/main/catalog/models/${card.id}.md` };
}
