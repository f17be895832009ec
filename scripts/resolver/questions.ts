/** What is asked of a resolver for a card: on each kind of platform and compute, each Python that it allows. */
import type { Card, ComputeKind } from '../../src/core/card/card.ts';
import { genericFamily } from '../../src/core/plan/first-plan.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { attemptPlan } from '../../src/core/plan/plan-card.ts';
import type { Registry } from '../../src/core/registry.ts';

/** One Python of a target. */
export interface Question {
  readonly card: Card;
  readonly target: Target;
  readonly plan: Plan;
  /** With this Python alone, so that every renderer plans for it. */
  readonly registry: Registry;
  readonly python: string;
  /** Of the plan that people get: its files and sums are kept. */
  readonly isMain: boolean;
}

/** All Pythons of one target, the plan's own first. */
export interface TargetQuestions {
  readonly card: Card;
  readonly target: Target;
  readonly questions: readonly Question[];
}

/** One platform for each kind of wheel that most people take. */
export const RESOLVED_PLATFORMS: readonly string[] = [
  'ubuntu-24.04',
  'ubuntu-24.04-aarch64',
  'macos-arm64',
  'windows',
];

/** Targets for which the card has a plan that asks a package index. */
export function questionsOf(
  card: Card,
  registry: Registry,
  platforms: readonly string[],
  kinds: readonly ComputeKind[],
): readonly TargetQuestions[] {
  return platforms.flatMap((platform) =>
    kinds.flatMap((kind) => {
      const family = genericFamily(registry, kind);
      if (family === undefined) return [];
      const target: Target = { platform, gpu: family.id, tool: 'uv', features: [] };
      const questions = pythonsOf(card, target, registry);
      return questions.length === 0 ? [] : [{ card, target, questions }];
    }),
  );
}

function pythonsOf(card: Card, target: Target, registry: Registry): readonly Question[] {
  const first = attemptPlan(card, target, registry);
  if (isObstacle(first) || first.python === undefined) return [];
  const own = first.python.version;
  const others = registry.pythons.filter(
    (python) => python !== own && !registry.endedPythons.includes(python),
  );
  return [own, ...others].flatMap((python) => {
    const only = { ...registry, pythons: [python] };
    const plan = attemptPlan(card, target, only);
    return isObstacle(plan)
      ? []
      : [{ card, target, plan, registry: only, python, isMain: python === own }];
  });
}
