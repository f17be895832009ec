/** A plan for a service that runs notebooks: its Python, what it brings, its GPU, all from the data. */
import type { Card } from '../../card/card.ts';
import { admits } from '../../python/index.ts';
import { type Obstacle, isObstacle, obstacle } from '../../plan/obstacle.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { attemptPlan } from '../../plan/plan-card.ts';
import type { Platform } from '../../platform/platform.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { mapValues } from '../../record.ts';
import type { Registry } from '../../registry.ts';

export type Host = Registry['hosts'][number];
export type Runtime = Host['runtimes'][number];

/** A plan that works on a host. */
export interface HostedPlan {
  readonly plan: Plan;
  /** The first of the host's runtimes that fits. */
  readonly runtime: Runtime;
  /** The target, with the host as its platform. */
  readonly target: Target;
  /** A registry that knows the host as a platform. */
  readonly registry: Registry;
}

/** What is wanted there: the platform and the driver are the host's own. */
export type HostedTarget = Pick<Target, 'gpu' | 'tool' | 'version' | 'variant' | 'features'>;

/**
 * Plans a card on a host. Of its runtimes the first that fits is taken, with what that runtime
 * brings as long as the card accepts it.
 *
 * @returns the obstacle of the first runtime when none fits
 */
export function planOnHost(
  card: Card,
  wanted: HostedTarget,
  host: Host,
  registry: Registry,
): HostedPlan | Obstacle {
  const target: Target = { ...wanted, platform: host.id, driver: driverOf(host, wanted.gpu) };
  let first: Obstacle | undefined;
  for (const runtime of host.runtimes) {
    const there = registryOn(host, runtime, registry);
    if (there === undefined) continue;
    for (const known of [withItsFrameworks(there, runtime), there]) {
      const plan = attemptPlan(card, target, known);
      if (!isObstacle(plan)) return { plan, runtime, target, registry: known };
      first ??= plan;
    }
  }
  return first ?? obstacle('platform', `The catalog does not know what ${host.name} runs on.`);
}

/** Finds a host by its id. */
export function findHost(registry: Registry, id: string): Host | undefined {
  return registry.hosts.find((host) => host.id === id);
}

function driverOf({ gpus }: Host, family: string): string | undefined {
  return gpus.find((gpu) => gpu.family === family)?.driver;
}

function registryOn(host: Host, runtime: Runtime, registry: Registry): Registry | undefined {
  const base = findPlatform(registry.platforms, host.platform);
  if (base === undefined) return undefined;
  const platform: Platform = {
    ...base,
    id: host.id,
    aliases: [],
    name: host.name,
    python: { command: 'python3', version: runtime.python },
    tools: host.conda === undefined ? {} : { conda: { install: [], command: host.conda } },
  };
  return { ...registry, platforms: [platform], pythons: [runtime.python], endedPythons: [] };
}

/** Of each framework that is there only the release that is there, so that the plan keeps it. */
function withItsFrameworks(registry: Registry, { preinstalled = {} }: Runtime): Registry {
  const frameworks = Object.entries(registry.frameworks).map(([name, framework]) => {
    const there = preinstalled[name];
    return [name, there === undefined ? framework : keepOnly(framework, there)] as const;
  });
  return { ...registry, frameworks: Object.fromEntries(frameworks) };
}

type Framework = Registry['frameworks'][string];
type Preinstalled = NonNullable<Runtime['preinstalled']>[string];

function keepOnly(framework: Framework, there: Preinstalled): Framework {
  const releases = framework.releases
    .filter(({ version }) => admits(`==${version}.*`, there.version))
    .map((release) => ({
      ...release,
      builds: mapValues(release.builds, (ids) =>
        ids.filter((id) => there.builds?.includes(id) ?? true),
      ),
    }));
  return { ...framework, releases };
}
