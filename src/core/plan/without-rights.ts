/** Plans for people who may not change the system: conda brings what its package manager would. */
import type { SystemNeed } from '../card/card.ts';
import { systemNames } from '../platform/system-names.ts';
import { type Context } from './context.ts';
import { needsOf } from './needs.ts';
import { type Obstacle, isObstacle, obstacle } from './obstacle.ts';
import type { Step } from './plan.ts';
import type { Native, Site } from './site.ts';
import { provideConda } from './steps/conda.ts';
import { packageSteps, afterSteps } from './steps/packages.ts';
import { type CondaNames, concernsSystem, condaNames } from './steps/settle-needs.ts';
import { uvInstaller } from './steps/uv.ts';
import { sentence } from './wording.ts';

/**
 * The same site with all that it needs of the system from conda. With pip and uv the plan moves into an
 * environment of conda as soon as there is such a need, or where uv cannot be had otherwise.
 */
export function withoutRights(site: Site): Site | Obstacle {
  const fetching = [...packageSteps(site, { with: 'pip' }), ...afterSteps(site, { with: 'pip' })];
  const needs = needsOf(site, fetching);
  const found = needs.map((need) => settleWithoutRights(site, need));
  const blocked = found.find((item) => isObstacle(item));
  if (blocked !== undefined) return blocked;
  const native = nativeOf(found.filter((item): item is Settled => !isObstacle(item)));
  if (site.tool === 'conda') return { ...site, native };
  const moves = native.names.length > 0 || uvInstaller(site) === undefined;
  if (!moves) return { ...site, native };
  const conda = provideConda(site);
  if (isObstacle(conda)) return noConda(site, native);
  return { ...site, native, environment: { kind: 'conda', path: 'env' } };
}

/** What a need comes to when the system's package manager is out of reach. */
interface Settled extends CondaNames {
  readonly slug: string;
  /** `by-hand`: no package manager has it, with or without rights. */
  readonly how: 'met' | 'conda' | 'by-hand' | 'left-out';
  readonly need: SystemNeed;
}

/**
 * Settles one need without the system's package manager.
 *
 * @returns an obstacle when only an administrator can meet it
 */
export function settleWithoutRights(context: Context, need: SystemNeed): Settled | Obstacle {
  const plain = { slug: need.anyOf[0] ?? '', names: [], channels: [], need } as const;
  if (isMet(context, need)) return { ...plain, how: 'met' };
  const slugs = need.anyOf.filter((slug) => concernsSystem(context, slug));
  const usable = slugs.filter((slug) => condaNeeds(context, slug) === undefined);
  const found = condaNames(context, { ...need, anyOf: usable });
  if (found !== undefined) return { ...plain, ...found, how: 'conda' };
  const blocked = slugs.flatMap((slug) => blockedBy(context, need, slug));
  const [first] = blocked;
  if (first === undefined) return { ...plain, how: 'by-hand' };
  return need.optional ? { ...plain, how: 'left-out' } : first;
}

/** Whether the system itself already has it, as the data of its package manager say. */
function isMet({ registry, platform }: Context, need: SystemNeed): boolean {
  return need.anyOf.some((slug) => {
    const system = registry.system[slug];
    if (system === undefined) return false;
    const names = systemNames(system, platform.manager, platform, need.for);
    return names !== undefined && 'names' in names && names.names.length === 0;
  });
}

function condaNeeds({ registry, platform }: Context, slug: string): string | undefined {
  return registry.system[slug]?.conda_needs?.[platform.os];
}

/** Why one package takes an administrator; nothing when no package manager would install it either. */
function blockedBy(context: Context, need: SystemNeed, slug: string): readonly Obstacle[] {
  const { registry, platform, card } = context;
  const system = registry.system[slug];
  if (system === undefined) return [];
  const more = { source: card.sources[0], use: { admin: undefined } };
  const host = condaNeeds(context, slug);
  if (host !== undefined) {
    const reason = `On ${platform.name}, ${slug} takes ${host}, which need administrator rights to install. ${IF_THERE}`;
    return [obstacle('admin', reason, more)];
  }
  const own = systemNames(system, platform.manager, platform, need.for);
  if (own === undefined || !('names' in own)) return [];
  const conda = systemNames(system, 'conda', platform, need.for);
  const hint = conda !== undefined && 'hint' in conda ? ` ${sentence(conda.hint)}` : '';
  const reason = `Installing ${slug} on ${platform.name} needs administrator rights.${hint} ${IF_THERE}`;
  return [obstacle('admin', reason, more)];
}

const IF_THERE =
  'Where it is installed already, plan with administrator rights and leave that step out.';

function nativeOf(found: readonly Settled[]): Native {
  return {
    names: [...new Set(found.flatMap(({ names }) => names))],
    channels: [...new Set(found.flatMap(({ channels }) => channels))],
    slugs: [...new Set(found.flatMap(({ slug, names }) => (names.length > 0 ? slug : [])))],
    leftOut: [...new Set(found.flatMap(({ slug, how }) => (how === 'left-out' ? slug : [])))],
    byHand: found.flatMap(({ how, need }) => (how === 'by-hand' ? need : [])),
  };
}

function noConda({ platform, card, tool }: Site, { slugs }: Native): Obstacle {
  const what = slugs.length === 0 ? tool : slugs.join(', ');
  return obstacle(
    'admin',
    `Without administrator rights ${what} comes from conda, and there is no conda for ${platform.name}.`,
    { source: card.sources[0], use: { admin: undefined } },
  );
}

/**
 * Steps whose repositories are cloned by the environment's own git, where there may be no other.
 *
 * @param site moved or not; nothing changes where the system's git is taken for granted
 */
export function withOwnGit({ native }: Site, steps: readonly Step[]): readonly Step[] {
  if (native?.slugs.includes('git') !== true) return steps;
  return steps.map((step) => ({
    ...step,
    actions: step.actions.flatMap((action) =>
      action.do === 'clone'
        ? [
            { do: 'run-inside', argv: ['git', 'clone', action.repo, action.into] } as const,
            {
              do: 'run-inside',
              argv: ['git', '-C', action.into, 'checkout', '--detach', action.commit],
            } as const,
          ]
        : [action],
    ),
  }));
}
