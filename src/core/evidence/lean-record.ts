/** A record without its lists of packages: enough to back a plan, not to lock one. */
import type { EvidenceRecord } from '../generated/evidence.ts';

export function leanRecord(record: EvidenceRecord): EvidenceRecord {
  const { resolution, run, ...key } = record;
  return {
    ...key,
    ...(resolution === undefined ? {} : { resolution: withoutPackages(resolution) }),
    ...(run === undefined ? {} : { run: { ...run, packages: {} } }),
  };
}

function withoutPackages(
  resolution: NonNullable<EvidenceRecord['resolution']>,
): NonNullable<EvidenceRecord['resolution']> {
  const { packages, ...rest } = resolution;
  return rest;
}
