/** Records of evidence that fit a plan, made up for tests. */
import type { Card } from '../../src/core/card/card.ts';
import { askedOf } from '../../src/core/evidence/asked.ts';
import type {
  EvidenceRecord,
  Package,
  Resolution,
  Run,
} from '../../src/core/generated/evidence.ts';
import type { Plan } from '../../src/core/plan/plan.ts';

export const SUM = '8bb5376d2006950386f8c6427613334a2acadc5f559cb80e638d00b4df957e37';
export const OTHER_SUM = '3e9b49134e8116ee40b431664dcbed9e199413efddcce1a173c734b4e0521529';

/** One package with one wheel. */
export function locked(name: string, changes: Partial<Package> = {}): Package {
  return {
    name,
    version: '1.0',
    files: [{ name: `${name}-1.0-py3-none-any.whl`, bytes: 1000, sha256: SUM }],
    ...changes,
  };
}

/** A resolution of just what the plan asks. */
export function resolved(plan: Plan, changes: Partial<Resolution> = {}): EvidenceRecord {
  const resolution: Resolution = {
    date: '2026-11-28',
    resolver: 'uv 0.13.9',
    python: plan.python?.version ?? '',
    ...(plan.place.platform.os === 'linux' ? { glibc: '2.28' } : {}),
    asked: askedOf(plan),
    outcome: 'resolves',
    replaced: [],
    pythons: [],
    packages: [locked('twig'), locked('leaf')],
    ...changes,
  };
  return { ...keyOf(plan), resolution };
}

/** A run of just this plan. */
export function ran(plan: Plan, changes: Partial<Run> = {}): EvidenceRecord {
  const run: Run = {
    date: '2026-11-27',
    where: 'a fresh Debian',
    python: plan.python?.version ?? '',
    asked: askedOf(plan),
    stage: 'run',
    outcome: 'done',
    replaced: [],
    seconds: { install: 20, check: 2 },
    packages: { leaf: '1.0' },
    ...changes,
  };
  return { ...keyOf(plan), run };
}

function keyOf({ card, place }: Plan): Omit<EvidenceRecord, 'resolution' | 'run'> {
  const { gpu, platform, tool, version } = place;
  return {
    card: card.id,
    platform: platform.id,
    gpu: gpu.id,
    tool: tool === 'docker' ? 'uv' : tool,
    ...(version === undefined ? {} : { version }),
  };
}

/** The card with one record or more. */
export function provenCard(card: Card, ...evidence: readonly EvidenceRecord[]): Card {
  return { ...card, evidence };
}
