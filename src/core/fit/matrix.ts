/** Where a card runs: operating system and processor by kind of compute, with the level of evidence. */
import type { Card, ComputeKind } from '../card/card.ts';
import type { Platform } from '../platform/platform.ts';
import { findPlatform } from '../platform/platforms.ts';
import type { Evidence, Plan, Target } from '../plan/plan.ts';
import { attemptPlan } from '../plan/plan-card.ts';
import { isObstacle } from '../plan/obstacle.ts';
import { firstPlan, genericFamily } from '../plan/first-plan.ts';
import type { Registry } from '../registry.ts';

export interface Cell {
  readonly compute: ComputeKind;
  readonly level: Evidence['level'] | 'no';
  /** Why not, or what backs it. */
  readonly reason: string;
  /** Day of the record behind it, if there is one. */
  readonly date?: string | undefined;
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
  const proven = provenInRow(card, registry, platform.osArch, kind);
  const { plan, target } = bestProven([found, ...proven]);
  const { evidence } = plan;
  const { id, name } = plan.place.platform;
  const where = id === platform.id ? '' : ` on ${name}`;
  return {
    compute: kind,
    level: evidence.level,
    reason: levelReason(evidence, where),
    date: evidence.proof === undefined ? undefined : evidence.date,
    target,
  };
}

interface Planned {
  readonly plan: Plan;
  readonly target: Target;
}

/** What was run or resolved on other systems of the row: an older release, another tool. */
function provenInRow(
  card: Card,
  registry: Registry,
  osArch: string,
  kind: ComputeKind,
): readonly Planned[] {
  return card.evidence.flatMap(({ gpu, platform: id, tool, variant }) => {
    const platform = findPlatform(registry.platforms, id);
    const family = registry.compute.families.find((one) => one.id === gpu);
    if (platform?.osArch !== osArch || family?.compute !== kind) return [];
    const target: Target = { platform: id, gpu, tool, variant, features: [] };
    const plan = attemptPlan(card, target, registry);
    return isObstacle(plan) ? [] : [{ plan, target }];
  });
}

const ORDER: readonly Evidence['level'][] = ['ran', 'resolves', 'stated', 'unknown'];

/** The first with the highest level. */
function bestProven(all: readonly [Planned, ...Planned[]]): Planned {
  const [first, ...others] = all;
  let best = first;
  for (const one of others) {
    const isBetter =
      ORDER.indexOf(one.plan.evidence.level) < ORDER.indexOf(best.plan.evidence.level);
    if (isBetter) best = one;
  }
  return best;
}

function levelReason({ level, date }: Evidence, where: string): string {
  const words = {
    ran: `installed and checked${where}`,
    resolves: 'every package has a build for it',
    stated: 'the authors say so',
    unknown: 'the packages exist; nobody says whether it works',
  } as const;
  return date === undefined ? words[level] : `${words[level]}, ${date}`;
}
