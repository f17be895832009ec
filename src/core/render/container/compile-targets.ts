/** For which GPUs to compile in a build, where no GPU can be asked. */
import type { Card } from '../../card/card.ts';
import { compareCapabilities } from '../../compute/capability.ts';
import type { Arch } from '../../platform/platform.ts';
import { compiledFor } from '../../plan/choose-build.ts';
import type { Family } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';

/**
 * Variables with lists such as `8.0;8.6`: what the framework itself is compiled for, as far as the
 * family needs it; without that knowledge the ends of the family.
 * @see https://github.com/pytorch/pytorch/issues/28955
 */
export function compileTargets(
  registry: Registry,
  card: Card,
  plan: Plan,
  family: Family | undefined,
  arch: Arch,
): Readonly<Record<string, string>> {
  const pairs = registry.images.targets.flatMap(({ framework, variable }) => {
    const wanted = card.frameworks.some(({ name }) => name === framework);
    const list = wanted ? listFor(registry, framework, plan, family, arch) : [];
    return list.length === 0 ? [] : [[variable, list.join(';')] as const];
  });
  return Object.fromEntries(pairs);
}

function listFor(
  registry: Registry,
  id: string,
  plan: Plan,
  family: Family | undefined,
  arch: Arch,
): readonly string[] {
  const framework = registry.frameworks[id];
  const choice = plan.choices.find(({ of }) => of === id);
  const release = framework?.releases.find(({ version }) => version === choice?.version);
  const build = framework?.builds.find((row) => row.id === choice?.build);
  const range = family?.capability;
  if (framework === undefined || release === undefined || build === undefined) return ends(range);
  const compiled = compiledFor(framework, release, build, arch)?.list;
  if (compiled === undefined) return ends(range);
  return range === undefined ? compiled : compiled.filter((one) => serves(one, range));
}

type Range = NonNullable<Family['capability']>;

function ends(range: Range | undefined): readonly string[] {
  return range === undefined ? [] : [...new Set([range.min, range.max])];
}

/**
 * Code for a capability runs on those of the same major version that are not lower.
 * @see https://docs.nvidia.com/cuda/cuda-c-programming-guide/#binary-compatibility
 */
function serves(compiled: string, { min, max }: Range): boolean {
  return major(compiled) >= major(min) && compareCapabilities(compiled, max) <= 0;
}

function major(capability: string): number {
  return Number(capability.split('.')[0]);
}
