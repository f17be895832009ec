/** The catalog as it is, and every target that a person may reasonably name. */
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Target } from '../../src/core/plan/plan.ts';

const TOOLS = ['pip', 'uv', 'conda', 'docker'] as const;

export const { registry: realRegistry } = loadRegistry(projectRoot);

export const realCards = loadCatalog(projectRoot).cards.map(({ card }) => card);

/** Every platform with the processor and each maker's GPU, by every tool. */
export const realTargets: readonly Target[] = realRegistry.platforms.flatMap(({ id: platform }) =>
  realRegistry.compute.families
    .filter(({ compute, generic }) => compute === 'cpu' || generic === true)
    .flatMap(({ id: gpu }) => TOOLS.map((tool) => ({ platform, gpu, tool, features: [] }))),
);
