/** What was resolved and run for a card, as plain values for its page. */
import type { Card } from '../core/card/card.ts';
import { firstLine } from '../core/evidence/first-line.ts';
import { recordName } from '../core/evidence/record-file.ts';
import type { EvidenceRecord, Resolution, Run } from '../core/generated/evidence.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import { compareVersions } from '../core/python/index.ts';
import type { Registry } from '../core/registry.ts';
import { formatBytes } from './bytes.ts';

export interface EvidenceRow {
  /** `Debian 12, CPU, pip`. */
  readonly target: string;
  readonly result: 'ran' | 'resolves' | 'failed';
  readonly text: string;
  readonly date: string;
  /** Address of the record from the page of the card. */
  readonly href: string;
}

/** Runs before resolutions; a record with both has two rows. */
export function evidenceRows(card: Card, registry: Registry): readonly EvidenceRow[] {
  const rows = card.evidence.map((record) => {
    const base = { target: targetOf(record, registry), href: `evidence/${recordName(record)}` };
    const { resolution, run } = record;
    return {
      runs: run === undefined ? [] : [{ ...base, ...ofRun(run) }],
      resolutions: resolution === undefined ? [] : [{ ...base, ...ofResolution(resolution) }],
    };
  });
  return [...rows.flatMap(({ runs }) => runs), ...rows.flatMap((row) => row.resolutions)];
}

function targetOf({ gpu, platform, tool, variant }: EvidenceRecord, registry: Registry): string {
  const family = registry.compute.families.find(({ id }) => id === gpu);
  const names = [
    findPlatform(registry.platforms, platform)?.name ?? platform,
    family?.name ?? gpu,
    tool,
    variant,
  ];
  return names.filter((name) => name !== undefined).join(', ');
}

type Outcome = Pick<EvidenceRow, 'date' | 'result' | 'text'>;

function ofRun({
  date,
  left_out: leftOut = [],
  outcome,
  seconds,
  stage,
  trouble,
  where,
}: Run): Outcome {
  if (outcome === 'failed') {
    return { date, result: 'failed', text: `${STAGES[stage]} in ${where}: ${said(trouble?.text)}` };
  }
  const took = seconds.install === undefined ? '' : `, installed in ${String(seconds.install)} s`;
  const rest = leftOut.length === 0 ? '' : `; not tried: ${leftOut.join(', ')}`;
  return { date, result: 'ran', text: `${STAGES[stage]} in ${where}${took}${rest}` };
}

const STAGES: Readonly<Record<Run['stage'], string>> = {
  none: 'The installation failed',
  install: 'Installed',
  import: 'Installed and imported',
  run: 'Installed, imported, and the own check passed',
};

function ofResolution(found: Resolution): Outcome {
  const { date, outcome, packages = [], python, trouble } = found;
  if (outcome === 'fails') {
    return { date, result: 'failed', text: `Python ${python}: ${said(trouble?.text)}` };
  }
  const size = found.download_bytes;
  const parts = [
    `Python ${pythonsOf(found).join(', ')}`,
    `${String(packages.length)} packages`,
    ...(size === undefined ? [] : [`${formatBytes(size)} to download`]),
    ...(found.built === undefined ? [] : [`built here: ${found.built.join(', ')}`]),
  ];
  return { date, result: 'resolves', text: parts.join('; ') };
}

/** Versions for which everything has a build, in order. */
function pythonsOf({ python, pythons }: Resolution): readonly string[] {
  const good = pythons.filter(({ outcome }) => outcome === 'resolves').map((row) => row.python);
  return [python, ...good].toSorted(compareVersions);
}

function said(text = 'it does not say why'): string {
  return firstLine(text);
}

export interface Measured {
  readonly term: string;
  readonly value: string;
}

/** Sizes that were measured: what packages are fetched, and what lies on the disk afterwards. */
export function measuredSizes({ evidence }: Card): readonly Measured[] {
  const downloads = evidence.flatMap(({ resolution }) => resolution?.download_bytes ?? []);
  const disks = evidence.flatMap(({ run }) =>
    run?.outcome === 'done' ? (run.disk_bytes ?? []) : [],
  );
  return [...rangeOf('Packages, download', downloads), ...rangeOf('Installed, on disk', disks)];
}

function rangeOf(term: string, sizes: readonly number[]): readonly Measured[] {
  if (sizes.length === 0) return [];
  const low = formatBytes(Math.min(...sizes));
  const high = formatBytes(Math.max(...sizes));
  return [{ term, value: `${low === high ? low : `${low} to ${high}`}, measured` }];
}
