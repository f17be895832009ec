/**
 * All plans of a card that a script may have to choose from on the machine it finds itself on: each
 * platform of a shell, each family of GPUs, each stretch of driver versions, each tool. Plans that
 * come to the same are kept once.
 */
import type { Card, ComputeKind, ToolId } from '../../card/card.ts';
import { firstPlan, toolOrder } from '../../plan/first-plan.ts';
import { idleKinds } from '../../plan/idle-kinds.ts';
import { type Obstacle, isObstacle } from '../../plan/obstacle.ts';
import { attemptPlan } from '../../plan/plan-card.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Registry } from '../../registry.ts';
import { sliceRegistry } from '../../registry-slice.ts';
import { type Segment, driverFloors, driverSegments, markDriver } from './driver-segments.ts';

/** `p3`: plan 3 of the space; `r2`: refusal 2. */
export type OutcomeId = `p${number}` | `r${number}`;

/** What holds for some families on one platform, one way. */
export interface Cell {
  readonly platform: string;
  readonly way: Way;
  readonly families: readonly string[];
  readonly segments: readonly Segment<OutcomeId>[];
}

/** A tool with all rights; or none, with the first tool that does without administrator rights. */
export type Way = ToolId | typeof WITHOUT_RIGHTS;

/** Named as the option that asks for it. */
export const WITHOUT_RIGHTS = 'no-admin';

export interface PlanSpace {
  readonly platforms: readonly Platform[];
  /** In the order in which a script tries them when nobody names one. */
  readonly tools: readonly ToolId[];
  /** Kinds of GPU that the model leaves alone, so that one that is merely there does not matter. */
  readonly idle: readonly ComputeKind[];
  readonly plans: readonly Plan[];
  /** Sentences; `{driver}`, `{gpu}` and `{platform}` stand for those of the machine. */
  readonly refusals: readonly string[];
  /** A family that a platform cannot compute on has no cell. */
  readonly cells: readonly Cell[];
}

/** Stand in a sentence for the names of GPU family and platform. */
export const GPU_MARK = '{gpu}';
export const PLATFORM_MARK = '{platform}';

/** Plans everything for the platforms of one shell, with the card's default variant and no features. */
export function planSpace(card: Card, registry: Registry, shell: Plan['shell']): PlanSpace {
  const slice = sliceRegistry(registry, card);
  const platforms = registry.platforms.filter((platform) => platform.shell === shell);
  const tools = toolOrder.filter((tool) => tool !== 'docker' || card.container !== undefined);
  const numbers = numbering();
  const cells = platforms.flatMap((platform) => {
    const floors = driverFloors(card, slice, platform);
    const ways: readonly Way[] = [...tools, WITHOUT_RIGHTS];
    return ways.flatMap((way) => cellsOf(card, slice, platform, way, floors, numbers));
  });
  const idle = idleKinds(card, slice);
  return { platforms, tools, idle, cells, plans: numbers.plans, refusals: numbers.refusals };
}

interface Numbering {
  readonly plans: Plan[];
  readonly refusals: string[];
  readonly outcomeOf: (found: Plan | Obstacle, names: PlaceNames) => OutcomeId;
}

interface PlaceNames {
  /** `undefined` without a GPU: the word CPU means more than that family. */
  readonly gpu: string | undefined;
  readonly platform: string;
}

/** Gives equal plans and equal sentences one number. */
function numbering(): Numbering {
  const plans: Plan[] = [];
  const refusals: string[] = [];
  const seen = new Map<string, OutcomeId>();
  const outcomeOf: Numbering['outcomeOf'] = (found, names) => {
    const key = isObstacle(found) ? markNames(markDriver(found.reason), names) : planKey(found);
    const known = seen.get(key);
    if (known !== undefined) return known;
    const id: OutcomeId = isObstacle(found) ? `r${refusals.push(key)}` : `p${plans.push(found)}`;
    seen.set(key, id);
    return id;
  };
  return { plans, refusals, outcomeOf };
}

/** The same sentence about many places becomes one; each script puts the names back. */
function markNames(sentence: string, { gpu, platform }: PlaceNames): string {
  const marked = gpu === undefined ? sentence : sentence.replaceAll(gpu, GPU_MARK);
  return marked.replaceAll(platform, PLATFORM_MARK);
}

/** Everything that a script is made of; why a step is there does not matter to it. */
function planKey({ steps, environment, python, place }: Plan): string {
  const parts = steps.map(({ title, phase, skip, actions }) => [title, phase, skip, actions]);
  return JSON.stringify([parts, environment, python?.version, place.platform.os]);
}

function cellsOf(
  card: Card,
  registry: Registry,
  platform: Platform,
  way: Way,
  floors: readonly string[],
  { outcomeOf }: Numbering,
): readonly Cell[] {
  const cells = new Map<string, Cell & { readonly families: string[] }>();
  for (const { id, name, compute } of registry.compute.families) {
    if (!platform.compute.includes(compute)) continue;
    const names = { gpu: compute === 'cpu' ? undefined : name, platform: platform.name };
    const place = { platform: platform.id, gpu: id, features: [] };
    const plan = (driver?: string): OutcomeId =>
      outcomeOf(planWay(card, { ...place, driver }, way, registry), names);
    const segments =
      compute === 'cuda' ? driverSegments(floors, plan) : [{ from: undefined, outcome: plan() }];
    const key = segments.map(({ from, outcome }) => `${from ?? ''} ${outcome}`).join(' ');
    const alike = cells.get(key);
    if (alike === undefined) {
      cells.set(key, { platform: platform.id, way, families: [id], segments });
    } else {
      alike.families.push(id);
    }
  }
  return [...cells.values()];
}

function planWay(
  card: Card,
  place: Omit<Target, 'tool'>,
  way: Way,
  registry: Registry,
): Plan | Obstacle {
  if (way !== WITHOUT_RIGHTS) return attemptPlan(card, { ...place, tool: way }, registry);
  const found = firstPlan(card, { ...place, admin: false }, registry);
  return isObstacle(found) ? found : found.plan;
}
