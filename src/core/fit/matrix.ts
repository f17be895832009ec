/** Where a card runs: operating system and processor by kind of compute, with the level of evidence. */
import type { Card, ComputeKind } from '../card/card.ts';
import type { Platform } from '../platform/platform.ts';
import type { Evidence, Target } from '../plan/plan.ts';
import { isObstacle } from '../plan/obstacle.ts';
import { firstPlan, genericFamily } from '../plan/first-plan.ts';
import type { Registry } from '../registry.ts';

export interface Cell {
  readonly compute: ComputeKind;
  readonly level: Evidence['level'] | 'no';
  /** Why not, or what backs it. */
  readonly reason: string;
  /** The target behind the cell, when there is a plan. */
  readonly target?: Target | undefined;
}

export interface Row {
  readonly osArch: string;
  /** Name for people. */
  readonly name: string;
  /** One cell for each kind of compute in `kinds`, in that order. */
  readonly cells: readonly Cell[];
}

export interface Matrix {
  readonly kinds: readonly ComputeKind[];
  readonly rows: readonly Row[];
}

const ROW_NAMES: Readonly<Record<string, string>> = {
  'linux-x86_64': 'Linux x86-64',
  'linux-aarch64': 'Linux arm64',
  'macos-aarch64': 'macOS Apple silicon',
  'macos-x86_64': 'macOS Intel',
  'windows-x86_64': 'Windows x86-64',
  'windows-aarch64': 'Windows arm64',
};

/** Plans the card on one platform of each row with the generic GPU of each kind. */
export function whereItRuns(card: Card, registry: Registry): Matrix {
  const kinds = registry.compute.kinds.map(({ id }) => id);
  const rows = Object.entries(ROW_NAMES).flatMap(([osArch, name]) => {
    const platform = representative(registry, osArch);
    if (platform === undefined) return [];
    return [{ osArch, name, cells: kinds.map((kind) => cellOf(card, registry, platform, kind)) }];
  });
  const used = kinds.filter((_, index) => rows.some(({ cells }) => cells[index]?.level !== 'no'));
  return {
    kinds: used,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.filter(({ compute }) => used.includes(compute)),
    })),
  };
}

/** The newest prominent release stands for its row; WSL 2 is judged on its own. */
function representative(registry: Registry, osArch: string): Platform | undefined {
  const candidates = registry.platforms.filter(
    (platform) => platform.osArch === osArch && platform.wsl !== true && platform.libc !== 'musl',
  );
  return candidates.find(({ prominent }) => prominent === true) ?? candidates[0];
}

function cellOf(card: Card, registry: Registry, platform: Platform, kind: ComputeKind): Cell {
  const family = genericFamily(registry, kind);
  if (family === undefined) return { compute: kind, level: 'no', reason: 'No such GPU is known.' };
  const place = { platform: platform.id, gpu: family.id, features: [] };
  const found = firstPlan(card, place, registry);
  if (isObstacle(found)) return { compute: kind, level: 'no', reason: found.reason };
  const { plan, target } = found;
  return { compute: kind, level: plan.evidence.level, reason: levelReason(plan.evidence), target };
}

function levelReason({ level, date }: Evidence): string {
  const words = {
    ran: 'installed and checked',
    resolves: 'every package has a build for it',
    stated: 'the authors say so',
    unknown: 'the packages exist; nobody says whether it works',
  } as const;
  return date === undefined ? words[level] : `${words[level]}, ${date}`;
}
