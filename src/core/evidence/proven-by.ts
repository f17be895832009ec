/** What records say of a plan: the level that they prove, and the trouble that they tell of. */
import type { EvidenceRecord, Run } from '../generated/evidence.ts';
import type { Caution, Evidence } from '../plan/plan.ts';
import type { Platform } from '../platform/platform.ts';
import { firstLine } from './first-line.ts';
import { recordFile } from './record-file.ts';
import { type Claim, type FoundResolution, findResolution, findRun, type Found } from './proof.ts';

export interface Proven {
  /** Left out when no record proves anything. */
  readonly evidence?: Evidence | undefined;
  readonly cautions: readonly Caution[];
}

const UNSAID = 'it does not say why';

/** A run proves more than a resolution; trouble is told, and lowers nothing that authors state. */
export function provenBy(
  records: readonly EvidenceRecord[],
  claim: Claim,
  platforms: readonly Platform[],
): Proven {
  if (records.length === 0) return { cautions: [] };
  const run = findRun(records, claim);
  const resolution = findResolution(records, claim, platforms);
  const cautions = [...troubleOfRun(run), ...troubleOfResolution(resolution)];
  return { evidence: ranEvidence(run) ?? resolvedEvidence(resolution), cautions };
}

function ranEvidence(found: Found<Run> | undefined): Evidence | undefined {
  if (found === undefined || found.part.outcome === 'failed') return undefined;
  const { date, replaced, stage, where } = found.part;
  if (stage !== 'import' && stage !== 'run') return undefined;
  const file = recordFile(found.record);
  return { level: 'ran', date, proof: { file, by: where, stage, replaced } };
}

function resolvedEvidence(found: FoundResolution | undefined): Evidence | undefined {
  if (found?.outcome !== 'resolves') return undefined;
  const { date, replaced, resolver } = found.part;
  const file = recordFile(found.record);
  return { level: 'resolves', date, proof: { file, by: resolver, replaced } };
}

function troubleOfRun(found: Found<Run> | undefined): readonly Caution[] {
  if (found?.part.outcome !== 'failed') return [];
  const { date, trouble, where } = found.part;
  const text = `These steps failed in ${where} on ${date}: ${firstLine(trouble?.text ?? UNSAID)}`;
  return [{ text, record: recordFile(found.record) }];
}

function troubleOfResolution(found: FoundResolution | undefined): readonly Caution[] {
  if (found?.outcome !== 'fails') return [];
  const { date, resolver } = found.part;
  const text = `${resolver} found no ready-made build of everything on ${date}: ${firstLine(found.trouble?.text ?? UNSAID)}`;
  return [{ text, record: recordFile(found.record) }];
}
