/** What a model needs on each kind of machine, asked of the planner: the facts of a check that does not know yet where it will run. */
import type { Card, ComputeKind, SystemNeed } from '../../card/card.ts';
import { normalizeSystem } from '../../card/normalize.ts';
import { type Foundation, chooseFoundation } from '../../plan/choose-python.ts';
import { type Context, contextOf } from '../../plan/context.ts';
import { supportOf } from '../../plan/find-obstacle.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Site, siteOf, systemNeeds } from '../../plan/site.ts';
import { sentence } from '../../plan/wording.ts';
import { compareVersions } from '../../python/index.ts';
import type { Registry } from '../../registry.ts';
import { type MachineKind, machineKinds, planOfKind } from './machine-kinds.ts';
import { lowestGlibc } from './lowest-glibc.ts';
import { requirementProfile } from './profile.ts';
import { type Gpus, servedGpus } from './served-gpus.ts';
import { suitablePythons } from './suitable-pythons.ts';

/** A plan can be made here; what is left out is not limited. */
export interface Possible {
  readonly tool: Plan['place']['tool'];
  /** Lowest version of each minor version that fits, the preferred one first; none for a container. */
  readonly pythons: readonly string[];
  readonly glibc?: string | undefined;
  readonly macos?: string | undefined;
  readonly windows?: string | undefined;
  /** What limits the answer: slow, or stated by nobody. */
  readonly caution?: string | undefined;
  readonly needs: readonly SystemNeed[];
  readonly gpus?: Gpus | undefined;
}

/** A kind of machine with a kind of compute: `linux-x86_64 cuda`. */
export interface Place {
  readonly kind: MachineKind;
  readonly compute: string;
  readonly outcome: Possible | { readonly refused: string };
}

/** Answers by registry and requirement profile: cards fall into few of them. */
const known = new WeakMap<Registry, Map<string, readonly Place[]>>();

/** How many profiles are kept before all are forgotten. */
const MOST = 500;

/**
 * Every kind of machine with every kind of compute that it may have, for the card's newest version.
 * Reasons speak of "this model"; each is a sentence.
 */
export function placesOf(card: Card, registry: Registry): readonly Place[] {
  const profile = requirementProfile(card);
  const key = JSON.stringify(profile);
  const answers = known.get(registry) ?? new Map<string, readonly Place[]>();
  known.set(registry, answers);
  const found = answers.get(key);
  if (found !== undefined) return found;
  if (answers.size >= MOST) answers.clear();
  const places = judged(profile, registry);
  answers.set(key, places);
  return places;
}

function judged(card: Card, registry: Registry): readonly Place[] {
  return machineKinds(card, registry).flatMap((kind) =>
    kind.platform.compute.map((compute) => ({
      kind,
      compute,
      outcome: outcomeOf(card, { ...registry, platforms: [kind.platform] }, compute),
    })),
  );
}

function outcomeOf(card: Card, registry: Registry, compute: ComputeKind): Place['outcome'] {
  const found = planOfKind(card, registry, compute);
  if ('refused' in found) return { refused: sentence(found.refused) };
  const context = contextOf(card, found.target, registry);
  return isObstacle(context)
    ? { refused: sentence(context.reason) }
    : possible(context, found.plan);
}

function possible(context: Context, plan: Plan): Possible {
  const { card, platform } = context;
  const windows = platform.os === 'windows' ? card.minimum.windows : undefined;
  const base = { tool: context.tool, windows, caution: cautionOf(context) };
  const gpus = context.compute === 'cpu' ? undefined : servedGpus(context);
  const foundation = context.tool === 'docker' ? undefined : chooseFoundation(context);
  if (foundation === undefined || isObstacle(foundation)) {
    return { ...base, pythons: [], needs: containerNeeds(context), gpus };
  }
  const site = siteOf(context, foundation);
  return {
    ...base,
    pythons: suitablePythons(context),
    glibc: lowestGlibc(context),
    macos: lowestMacos(site),
    needs: [...systemNeeds(site), ...hostNeeds(foundation), ...gitNeed(plan)],
    gpus,
  };
}

function cautionOf(context: Context): string | undefined {
  const support = supportOf(context);
  if (support?.support === 'slow') return support.why ?? 'It runs on this, but slowly.';
  if (support === undefined || support.support === 'unknown') {
    return support?.why ?? 'Nobody states that it runs on this.';
  }
  return undefined;
}

function lowestMacos({ platform, frameworks, card }: Site): string | undefined {
  if (platform.os !== 'macos') return undefined;
  const floors = frameworks.flatMap((chosen) =>
    'build' in chosen ? (chosen.build.min_macos ?? []) : [],
  );
  return [...floors, ...(card.minimum.macos === undefined ? [] : [card.minimum.macos])]
    .toSorted(compareVersions)
    .at(-1);
}

function hostNeeds({ frameworks }: Foundation): readonly SystemNeed[] {
  return frameworks.flatMap((chosen) =>
    'build' in chosen ? normalizeSystem(chosen.build.host_needs) : [],
  );
}

function containerNeeds({ card, compute }: Context): readonly SystemNeed[] {
  const toolkit = compute === 'cuda' ? ['nvidia-container-toolkit'] : [];
  return [...normalizeSystem(['docker', ...toolkit]), ...normalizeSystem(card.container?.system)];
}

/** Git, wherever the plan fetches a repository. */
function gitNeed({ steps }: Plan): readonly SystemNeed[] {
  const fetches = steps.some(({ actions }) =>
    actions.some(
      (action) =>
        action.do === 'clone' ||
        (action.do === 'pip-install' && action.requirements.some((text) => text.includes('git+'))),
    ),
  );
  return fetches ? normalizeSystem(['git']) : [];
}
