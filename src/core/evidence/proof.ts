/** Looks up what backs a plan: the records of runs and resolutions that are for just this plan. */
import type { EvidenceRecord, Resolution, Run, Trouble } from '../generated/evidence.ts';
import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platform/platform.ts';
import { findPlatform } from '../platform/platforms.ts';
import { askedOf, asksTheSame } from './asked.ts';

/** A plan as far as a record is held against it. */
export type Claim = Pick<Plan, 'place' | 'python' | 'choices' | 'steps'>;

export interface Found<Part> {
  readonly record: EvidenceRecord;
  readonly part: Part;
}

/** The run on exactly this platform, GPU family and tool, for exactly what the plan asks. */
export function findRun(records: readonly EvidenceRecord[], claim: Claim): Found<Run> | undefined {
  const { place } = claim;
  for (const record of ofModel(records, claim)) {
    const { run: part } = record;
    const isHere =
      record.platform === place.platform.id &&
      record.gpu === place.gpu.id &&
      record.tool === place.tool;
    if (part !== undefined && isHere && isFor(part, claim)) return { record, part };
  }
  return undefined;
}

/** What a resolver found for one Python. */
export interface FoundResolution extends Found<Resolution> {
  readonly outcome: Resolution['outcome'];
  readonly trouble?: Trouble | undefined;
  /** The record's list of packages is for this very plan. */
  readonly hasPackages: boolean;
}

/**
 * The resolution for the same kind of platform, whatever the tool: a wheel that one installer can
 * take the other can take as well. A newer C library reads what was built for an older one.
 */
export function findResolution(
  records: readonly EvidenceRecord[],
  claim: Claim,
  platforms: readonly Platform[],
): FoundResolution | undefined {
  const here = findPlatform(platforms, claim.place.platform.id);
  if (here === undefined) return undefined;
  for (const record of ofModel(records, claim)) {
    const { resolution: part } = record;
    const there = findPlatform(platforms, record.platform);
    if (part === undefined || there === undefined || !readsWheelsOf(here, there, part)) continue;
    if (isFor(part, claim)) {
      const { outcome, trouble } = part;
      return { record, part, outcome, trouble, hasPackages: part.packages !== undefined };
    }
    const row = part.pythons.find((one) =>
      isFor({ ...one, asked: one.asked ?? part.asked }, claim),
    );
    if (row === undefined) continue;
    return { record, part, outcome: row.outcome, trouble: row.trouble, hasPackages: false };
  }
  return undefined;
}

/** Of the chosen version and variant of the model; a record that names none is for the first. */
function ofModel(records: readonly EvidenceRecord[], { place }: Claim): readonly EvidenceRecord[] {
  return records.filter(
    ({ version, variant }) =>
      version === place.version && (variant === undefined || variant === place.variant),
  );
}

interface Asked {
  readonly python: string;
  readonly asked: readonly string[];
}

function isFor({ python, asked }: Asked, claim: Claim): boolean {
  return python === claim.python?.version && asksTheSame(asked, askedOf(claim));
}

function readsWheelsOf(here: Platform, there: Platform, { glibc }: Resolution): boolean {
  if (here.osArch !== there.osArch || here.libc !== there.libc) return false;
  if (here.glibc === undefined || glibc === undefined) return here.glibc === glibc;
  return minorOf(here.glibc) >= minorOf(glibc);
}

/** `2.36` to 36: the first number of the C library has been 2 since 1997. */
function minorOf(glibc: string): number {
  return Number(glibc.split('.')[1] ?? '0');
}
