/** A record without its lists of packages: enough to back a plan, not to lock one. */
import type { EvidenceRecord, Resolution, Trouble } from '../generated/evidence.ts';
import { firstLine } from './first-line.ts';

export function leanRecord(record: EvidenceRecord): EvidenceRecord {
  const { resolution, run, ...key } = record;
  return {
    ...key,
    ...(resolution === undefined ? {} : { resolution: leanResolution(resolution) }),
    ...(run === undefined ? {} : { run: { ...lean(run), packages: {} } }),
  };
}

function leanResolution({ packages, ...rest }: Resolution): Resolution {
  return { ...lean(rest), pythons: rest.pythons.map(lean) };
}

/** Of a complaint the first line is shown. */
function lean<Part extends { readonly trouble?: Trouble | undefined }>(part: Part): Part {
  if (part.trouble === undefined) return part;
  return { ...part, trouble: { ...part.trouble, text: firstLine(part.trouble.text) } };
}
