/** Releases of stored resolutions that their publishers took back. */
import { byPlace } from './by-place.ts';
import type { Verdict } from './finding.ts';
import { type Yank, yanksIn } from './index-complaint.ts';
import { type IndexReply, unansweredBy } from './vanished-files.ts';

/** A yanked release still installs where it is pinned, and is passed over everywhere else. */
export function yankedReleases(replies: readonly IndexReply[]): Verdict {
  const seen = replies.flatMap(({ stored: { card, place, resolution }, answer }) =>
    answer.kind === 'offers'
      ? yanksIn(answer.output).map((yank) => ({
          card,
          place,
          text: textOf(yank),
          date: resolution.date,
        }))
      : [],
  );
  return { findings: byPlace('yanked', seen), ...unansweredBy('yanked', replies) };
}

function textOf({ name, reason, version }: Yank): string {
  const why = reason === undefined ? 'without a reason' : `with the reason "${reason}"`;
  return `${name} ${version} was yanked ${why}.`;
}
