/** Files of stored resolutions that the index no longer offers. */
import type { Package } from '../../src/core/generated/evidence.ts';
import type { IndexAnswer } from './ask-index.ts';
import { byPlace, type Sighting } from './by-place.ts';
import type { Verdict } from './finding.ts';
import type { StoredPins } from './stored-pins.ts';

/** What was asked of the index, with its answer. */
export interface IndexReply {
  readonly stored: StoredPins;
  readonly answer: IndexAnswer;
}

/** Names shown of the files of one release. */
const SHOWN = 3;

/** Holds the sums of each record against those of today. */
export function vanishedFiles(replies: readonly IndexReply[]): Verdict {
  const seen = replies.flatMap(({ stored, answer }) =>
    answer.kind === 'offers'
      ? stored.pins.flatMap((pin) => sighting(stored, answer, pin) ?? [])
      : [],
  );
  return { findings: byPlace('vanished', seen), ...unansweredBy('vanished', replies) };
}

/** Questions without an answer, and the number of the others. */
export function unansweredBy(
  kind: 'vanished' | 'yanked',
  replies: readonly IndexReply[],
): Pick<Verdict, 'answered' | 'unasked'> {
  const unasked = replies.flatMap(({ stored: { card, place }, answer }) =>
    answer.kind === 'not-asked'
      ? [{ kind, card, text: `The packages for ${place}: ${answer.reason}` }]
      : [],
  );
  return { unasked, answered: { [kind]: replies.length - unasked.length } };
}

function sighting(
  { card, place, resolution }: StoredPins,
  { gone, packages }: Extract<IndexAnswer, { readonly kind: 'offers' }>,
  pin: Package,
): Sighting | undefined {
  const blame = gone.find((one) => one.pin.name === pin.name);
  const today = packages.find(({ name }) => name === pin.name);
  const text =
    blame === undefined ? missing(pin, today) : `${pin.name} ${pin.version} ${blame.why}.`;
  return text === undefined ? undefined : { card, text, place, date: resolution.date };
}

function missing({ files, name, version }: Package, today: Package | undefined) {
  const offered = new Map(today?.files.map((file) => [file.sha256, file]));
  const lost = files.filter(({ sha256 }) => !offered.has(sha256));
  if (lost.length === 0) return undefined;
  const names = lost.slice(0, SHOWN).map((file) => file.name);
  const more = lost.length > SHOWN ? ` and ${lost.length - SHOWN} more` : '';
  // Under a name that stays, a file must not change: whoever has its sum can no longer install.
  const isOther = lost.every((file) => today?.files.some((one) => one.name === file.name));
  const what = isOther ? 'are other files than before' : 'are no longer offered';
  return `${name} ${version}: ${lost.length} of ${files.length} files ${what}: ${names.join(', ')}${more}.`;
}
