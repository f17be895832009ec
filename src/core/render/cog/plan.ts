/** The plan inside an image that Cog makes, and what Cog cannot be told at all. */
import type { ComputeKind } from '../../card/card.ts';
import { selectVersion } from '../../card/normalize.ts';
import { findFamily } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { attemptPlan } from '../../plan/plan-card.ts';
import type { Plan, Refusal } from '../../plan/plan.ts';
import type { Platform } from '../../platform/platform.ts';
import { findPlatform } from '../../platform/platforms.ts';
import type { Registry } from '../../registry.ts';
import { compileTargets } from '../container/compile-targets.ts';
import { refuseObstacle, refuseUnknownPlace } from '../container/refusals.ts';
import { chosenToolkit } from '../container/toolkit.ts';
import { type FormatRequest, formatRefusal } from '../format.ts';

export interface CogPlan {
  readonly request: FormatRequest;
  readonly plan: Plan;
  /** The machine on which Cog runs. */
  readonly host: Platform;
  readonly compute: ComputeKind;
  /** CUDA version for `cuda`, when Cog's table has it. */
  readonly cuda?: string | undefined;
  /** Variables that compiling needs. */
  readonly buildVariables: Readonly<Record<string, string>>;
}

/** Plans with uv, which Cog installs packages with, and a Python of Cog's list. */
export function planForCog(request: FormatRequest): CogPlan | Refusal {
  const { card, target, registry } = request;
  const host = findPlatform(registry.platforms, target.platform);
  const family = findFamily(registry.compute, target.gpu);
  if (host === undefined || family === undefined) return refuseUnknownPlace(request);
  const obstacle = hostObstacle(request, host, family.compute, family.name);
  if (obstacle !== undefined) return obstacle;
  const withoutToolkit = insideCog(registry, registry.images.cog.brings);
  const lean = insideCog(registry, ['python-headers']);
  const platform = registry.images.cog.platform;
  const wanted = { ...target, platform, tool: 'uv' as const, admin: undefined };
  const plan = attemptPlan(card, wanted, withoutToolkit);
  if (isObstacle(plan)) return refuseObstacle(request, plan);
  const whole = attemptPlan(card, wanted, lean);
  const compiles = !isObstacle(whole) && JSON.stringify(whole.steps) !== JSON.stringify(plan.steps);
  const toolkit = chosenToolkit(registry, card, plan);
  const cuda = registry.images.cog.cudas.find((version) => version === toolkit);
  if (compiles && toolkit !== undefined && cuda === undefined) {
    return formatRefusal(
      request,
      `${card.name} needs the CUDA toolkit ${toolkit} here, which Cog does not know.`,
    );
  }
  const version = selectVersion(card, target.version) ?? card;
  const buildVariables = compiles ? compileTargets(registry, version, plan, family, host.arch) : {};
  return { request, plan, host, compute: family.compute, cuda, buildVariables };
}

/** @see https://github.com/replicate/cog/blob/main/docs/wsl2/wsl2.md */
function hostObstacle(
  request: FormatRequest,
  host: Platform,
  compute: ComputeKind,
  name: string,
): Refusal | undefined {
  const { cog } = request.registry.images;
  if (host.os === 'windows') {
    return formatRefusal(
      request,
      'On Windows, Cog runs inside WSL 2. Choose that as the platform.',
    );
  }
  if (!(host.container_compute ?? host.compute).includes(compute)) {
    return formatRefusal(request, `Containers on ${host.name} cannot use ${name}.`);
  }
  if (!cog.compute.includes(compute)) {
    return formatRefusal(
      request,
      `Cog makes images for processors and NVIDIA GPUs, not for ${name}.`,
    );
  }
  if (host.os === 'linux' && host.arch !== cog.arch) {
    return formatRefusal(request, `Cog makes images for x86-64 only, and ${host.name} is not.`);
  }
  return undefined;
}

/** One platform: Cog's, with uv in it and whatever Python is asked for. */
function insideCog(registry: Registry, brings: readonly string[]): Registry {
  const { cog } = registry.images;
  const rows = registry.platforms.filter(({ id }) => id === cog.platform);
  const system = Object.entries(registry.system).filter(([slug]) => !brings.includes(slug));
  return {
    ...registry,
    platforms: rows.map((row) => ({
      ...row,
      name: 'an image of Cog',
      compute: cog.compute,
      python: { command: 'python' },
      tools: { uv: { install: [], command: 'uv' } },
    })),
    pythons: registry.pythons.filter((python) => cog.pythons.includes(python)),
    system: Object.fromEntries(system),
  };
}
