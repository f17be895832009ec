/** Which parts of a record that comes from elsewhere are newer than ours. */
import type { EvidenceRecord } from '../../src/core/generated/evidence.ts';

/** The parts to take: `resolution` and `run` age each by itself. */
export function newerParts(
  ours: EvidenceRecord | undefined,
  theirs: EvidenceRecord,
): Pick<EvidenceRecord, 'resolution' | 'run'> {
  const { resolution, run } = theirs;
  return {
    ...(isNewer(resolution, ours?.resolution) ? { resolution } : {}),
    ...(isNewer(run, ours?.run) ? { run } : {}),
  };
}

/** On the same day the later job knows more; the same again changes nothing. */
function isNewer(
  theirs: { readonly date: string } | undefined,
  ours: { readonly date: string } | undefined,
): boolean {
  if (theirs === undefined) return false;
  return ours === undefined || theirs.date >= ours.date;
}
