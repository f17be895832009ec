/** Where a record lies. */
import type { EvidenceRecord } from '../generated/evidence.ts';

/** What names a record: the card and its target. */
export type RecordKey = Pick<
  EvidenceRecord,
  'card' | 'driver' | 'gpu' | 'platform' | 'tool' | 'variant' | 'version'
>;

/** Path from the root of the repository, with forward slashes. One record for one target of a card. */
export function recordFile(key: RecordKey): string {
  return `catalog/evidence/${key.card}/${recordName(key)}`;
}

/** `ubuntu-24.04--cpu--uv.json`; the variant follows the tool. */
export function recordName({ gpu, platform, tool, variant }: RecordKey): string {
  const parts = [platform, gpu, tool, ...(variant === undefined ? [] : [variant])];
  return `${parts.join('--')}.json`;
}
