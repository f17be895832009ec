/** The planner: from a card and a target to ordered steps, or to the fact that stands in the way. */
import type { Card } from '../card/card.ts';
import type { SystemNeed } from '../card/card.ts';
import { provenBy } from '../evidence/proven-by.ts';
import type { Registry } from '../registry.ts';
import { chooseFoundation } from './choose-python.ts';
import { type Context, contextOf, lacksRights } from './context.ts';
import { checkFeatures, findObstacle } from './find-obstacle.ts';
import { gitNeed, hostNeeds } from './needs.ts';
import { nearestTargets } from './nearest.ts';
import { type Obstacle, isObstacle, obstacle } from './obstacle.ts';
import type { Choice, Place, Plan, Refusal, Step, Target } from './plan.ts';
import { assumptionsOf, cautionsOf, statedEvidence } from './remarks.ts';
import { withStack } from '../stack/with-stack.ts';
import { type Site, folderOf, siteOf, systemNeeds } from './site.ts';
import { buildVariableSteps } from './steps/build-variables.ts';
import { containerNeedsOf, containerSteps } from './steps/container.ts';
import { type EnvironmentPlan, planEnvironment } from './steps/environment.ts';
import { headerNames, withoutOtherHeaders } from './steps/headers.ts';
import { libraryPathSteps } from './steps/library-path.ts';
import { modelHubSteps, networkSteps } from './steps/network.ts';
import { frameworkSteps } from './steps/framework.ts';
import { afterSteps, packageSteps } from './steps/packages.ts';
import { condaNames } from './steps/settle-needs.ts';
import { stackSteps } from './steps/stack.ts';
import { insideSteps, systemSteps } from './steps/system.ts';
import { verifySteps } from './steps/verify.ts';
import { weightsSteps } from './steps/weights.ts';
import { settleWithoutRights, withOwnGit, withoutRights } from './without-rights.ts';

/**
 * Plans the installation of a card.
 *
 * @param card with all its versions; the target picks one
 * @returns a plan, or a refusal with the nearest targets for which there is a plan
 */
export function planCard(card: Card, target: Target, registry: Registry): Plan | Refusal {
  const found = attemptPlan(card, target, registry);
  if (!isObstacle(found)) return found;
  return {
    kind: 'refusal',
    card: { id: card.id, name: card.name },
    target,
    obstacle: found.obstacle,
    reason: found.reason,
    source: found.source,
    nearest: nearestTargets(target, found, registry, (other) => {
      const plan = attemptPlan(card, other, registry);
      return isObstacle(plan) ? undefined : plan;
    }),
  };
}

/**
 * The same without looking for what would work instead: for those who only ask whether.
 */
export function attemptPlan(card: Card, target: Target, registry: Registry): Plan | Obstacle {
  const context = contextOf(card, target, registry);
  if (isObstacle(context)) return context;
  const found = findObstacle(context);
  if (found !== undefined) return found;
  const stacked = withStack(context);
  if (isObstacle(stacked)) return stacked;
  if (stacked.tool === 'docker') return containerPlan(stacked);
  const foundation = chooseFoundation(stacked);
  if (isObstacle(foundation)) return foundation;
  return environmentPlan(siteOf(stacked, foundation));
}

function environmentPlan(start: Site): Plan | Obstacle {
  const misfit = checkFeatures(start) ?? featureBesideConda(start);
  if (misfit !== undefined) return misfit;
  if (start.card.steps.length === 0 && start.card.conda?.packages === undefined) {
    return obstacle('tool', `The authors of ${start.card.name} name no package to install.`, {
      use: { tool: 'docker' },
    });
  }
  const site = lacksRights(start) ? withoutRights(start) : start;
  if (isObstacle(site)) return site;
  const unshared = notShared(site);
  if (unshared !== undefined) return unshared;
  const environment = planEnvironment(site);
  if (isObstacle(environment)) return environment;
  const { installer } = environment;
  const packages = isWholeConda(site)
    ? []
    : [
        ...frameworkSteps(site, installer),
        ...stackSteps(site, installer),
        ...packageSteps(site, installer),
      ];
  if (packages.length === 0 && !isWholeConda(site)) return noPackages(site);
  const after = afterSteps(site, installer);
  const system = systemPlan(site, environment, [...packages, ...after]);
  const steps = [
    ...system.before,
    ...environment.steps,
    ...(packages.length > 0 ? buildVariableSteps(site) : []),
    ...withOwnGit(site, packages),
    ...system.inside,
    ...libraryPathSteps(site),
    ...modelHubSteps(site),
    ...withOwnGit(site, after),
    ...weightsSteps(site),
    ...verifySteps(site),
  ];
  return planOf(site, [...networkSteps(site, steps), ...steps]);
}

/** An environment that conda made, or a framework from conda, is not the one that the models of a stack share. */
function notShared(site: Site): Obstacle | undefined {
  const name = site.stack?.stack.name;
  const isConda =
    site.environment.kind === 'conda' || site.frameworks.some((chosen) => 'conda' in chosen);
  if (name === undefined || !isConda) return undefined;
  return obstacle(
    'stack',
    `Here ${site.card.name} takes packages from conda, which are not those of the stack ${name}.`,
    { use: { stack: undefined } },
  );
}

/** What has to be done to the system, and what a person has to do in the environment instead. */
function systemPlan(
  site: Site,
  environment: EnvironmentPlan,
  steps: readonly Step[],
): { readonly before: readonly Step[]; readonly inside: readonly Step[] } {
  if (site.native !== undefined) {
    const { byHand } = site.native;
    return { before: systemSteps(site, byHand, []), inside: insideSteps(site, byHand) };
  }
  const needs = [...systemNeeds(site), ...hostNeeds(site), ...environment.needs, ...gitNeed(steps)];
  const wanted = withoutConda(site, withoutOtherHeaders(site, needs));
  const extras = [...environment.extras, ...headerNames(site, needs)];
  return { before: systemSteps(site, wanted, extras), inside: insideSteps(site, wanted) };
}

/** Whether conda installs the model itself, so that nothing is left for pip. */
function isWholeConda({ tool, card }: Site): boolean {
  return tool === 'conda' && card.conda?.packages !== undefined;
}

/** A feature is stated as Python packages; beside conda's own build of the model they would clash. */
function featureBesideConda(site: Site): Obstacle | undefined {
  if (!isWholeConda(site)) return undefined;
  const feature = site.features.find(({ pip }) => pip !== undefined);
  if (feature === undefined) return undefined;
  return obstacle(
    'feature',
    `The feature "${feature.id}" is stated for pip and uv only; conda installs ${site.card.name} as a whole.`,
    { source: site.card.conda?.source, use: { tool: 'uv' } },
  );
}

function noPackages(site: Site): Obstacle {
  return obstacle(
    'packages',
    `The card names nothing to install on ${site.platform.name} with this choice.`,
    {
      source: site.card.sources[0],
    },
  );
}

/** With conda, native libraries come from conda, where it has them. */
function withoutConda(site: Site, needs: readonly SystemNeed[]): readonly SystemNeed[] {
  if (site.tool !== 'conda') return needs;
  const own = systemNeeds(site);
  return needs.filter((need) => !own.includes(need) || condaNames(site, need) === undefined);
}

function containerPlan(context: Context): Plan | Obstacle {
  const { container } = context.card;
  if (container === undefined) throw new Error('A container plan needs a container.');
  const site: Site = {
    ...context,
    python: '',
    pythonReason: '',
    frameworks: [],
    environment: { kind: 'container', path: '' },
  };
  const blocked = lacksRights(context) ? containerNeeds(site, container) : undefined;
  if (blocked !== undefined) return blocked;
  const steps = containerSteps(site, container);
  return planOf(site, [...networkSteps(site, steps), ...steps]);
}

/** Containers belong to the system: nobody without its administrator's rights installs them. */
function containerNeeds(
  site: Site,
  container: NonNullable<Card['container']>,
): Obstacle | undefined {
  const needs = containerNeedsOf(site, container);
  return needs.map((need) => settleWithoutRights(site, need)).find((found) => isObstacle(found));
}

function planOf(site: Site, steps: readonly Step[]): Plan {
  const { card, platform, registry } = site;
  const python =
    site.python === '' ? undefined : { version: site.python, reason: site.pythonReason };
  const claim = { place: placeOf(site), python, choices: choicesOf(site), steps };
  const proven = provenBy(card.evidence, claim, registry.platforms);
  return {
    kind: 'plan',
    card: { id: card.id, name: card.name },
    shell: platform.shell,
    folder: folderOf(site),
    environment: site.environment,
    assumptions: assumptionsOf(site, steps),
    cautions: [...proven.cautions, ...cautionsOf(site, steps)],
    evidence: proven.evidence ?? statedEvidence(site),
    ...claim,
  };
}

function placeOf({ platform, family, compute, target, card, variant, features }: Site): Place {
  return {
    platform: { id: platform.id, name: platform.name, os: platform.os },
    gpu: { id: family.id, name: family.name },
    compute,
    driver: target.driver,
    tool: target.tool,
    version: card.version,
    variant: variant?.id,
    features: features.map(({ id }) => id),
    admin: target.admin,
    mirrors: target.mirrors,
    proxy: target.proxy,
    stack: target.stack,
  };
}

function choicesOf(site: Site): readonly Choice[] {
  const frameworks = site.frameworks.map((chosen) =>
    'build' in chosen
      ? {
          of: chosen.id,
          build: chosen.build.id,
          version: chosen.release.version,
          reason: chosen.reason,
          rejected: chosen.rejected,
        }
      : { of: chosen.id, build: chosen.conda.id, reason: chosen.reason, rejected: [] },
  );
  if (site.cardBuild === undefined) return frameworks;
  const { build, rejected } = site.cardBuild;
  const reason = build.why ?? 'the first of its builds that fits this machine';
  return [...frameworks, { of: site.card.id, build: build.id, reason, rejected }];
}
