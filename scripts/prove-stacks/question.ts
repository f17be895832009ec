/** What has to be asked about one card in one stack on one platform. */
import type { Card } from '../../src/core/card/card.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import { attemptPlan } from '../../src/core/plan/plan-card.ts';
import { parseRequirement } from '../../src/core/python/index.ts';
import { type BeyondPins, requirementsBeyondPins } from '../../src/core/stack/stack-evidence.ts';
import type { Registry } from '../../src/core/registry.ts';
import { type PackageInstall, packageInstalls } from '../../src/core/render/package-installs.ts';
import { resolverPlatform } from '../../src/core/render/pylock/resolver-platform.ts';

export interface Question extends BeyondPins {
  /** Value of uv's `--python-platform`. */
  readonly resolverPlatform: string;
  /** GPU family of the plan, `cpu` wherever that is possible. */
  readonly gpu: string;
  /** Why the resolver cannot answer for the whole of it. */
  readonly gap?: string | undefined;
}

/** @returns `undefined` where there is no plan, with or without a GPU */
export function questionFor(
  card: Card,
  registry: Registry,
  where: { readonly platform: string; readonly stack: string },
): Question | undefined {
  for (const gpu of ['cpu', 'nvidia']) {
    const target: Target = { ...where, gpu, tool: 'uv', features: [] };
    const plan = attemptPlan(card, target, registry);
    if (!isObstacle(plan)) return questionOf(plan, registry, gpu);
  }
  return undefined;
}

function questionOf(plan: Plan, registry: Registry, gpu: string): Question {
  const rest = packageInstalls(plan).filter(({ step }) => step.phase !== 'framework');
  return {
    ...requirementsBeyondPins(plan),
    resolverPlatform: resolverPlatform(plan, registry),
    gpu,
    gap: gapIn(rest),
  };
}

/** What the default index has no answer for. */
function gapIn(installs: readonly PackageInstall[]): string | undefined {
  for (const { action } of installs) {
    const stranger = action.requirements.find((text) => {
      const parsed = parseRequirement(text);
      return !parsed.ok || parsed.value.url !== undefined;
    });
    if (stranger !== undefined) return `${stranger} comes from a repository.`;
    if (action.findLinks !== undefined || action.indexUrl !== undefined) {
      return `${action.requirements[0] ?? ''} comes from an index of its own.`;
    }
  }
  return undefined;
}
