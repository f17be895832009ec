/**
 * Asks apt whether every package name exists that a plan would give it on this machine's release.
 * Needs a Debian or Ubuntu with fresh lists; a command of its own, as it depends on the network.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadCatalog, loadRegistry } from '../src/catalog/load.ts';
import type { Card, ToolId } from '../src/core/card/card.ts';
import type { Plan } from '../src/core/plan/plan.ts';
import { planCard } from '../src/core/plan/plan-card.ts';
import type { Platform } from '../src/core/platform/platform.ts';
import type { Registry } from '../src/core/registry.ts';
import { projectRoot } from './commands/project-root.ts';

const TOOLS: readonly ToolId[] = ['pip', 'uv', 'conda', 'docker'];

main();

function main(): void {
  const { registry } = loadRegistry(projectRoot);
  const platform = thisPlatform(registry);
  if (platform === undefined)
    throw new Error('This is no release that catalog/platforms.yml lists with apt.');
  const cards = loadCatalog(projectRoot).cards.map(({ card }) => card);
  const plans = cards.flatMap((card) => plansOf(card, registry, platform));
  const names = aptNames(plans.filter((plan) => !hasSetUp(plan)));
  const missing = names.filter((name) => !exists(name));
  for (const name of missing) console.error(`${platform.name} has no package ${name}`);
  console.log(
    `${names.length - missing.length} of ${names.length} names exist on ${platform.name}`,
  );
  const later = aptNames(plans.filter(hasSetUp)).filter((name) => !names.includes(name));
  if (later.length > 0) console.log(`Not asked, as a repository comes first: ${later.join(', ')}`);
  if (missing.length > 0 || names.length === 0) process.exitCode = 1;
}

function hasSetUp({ steps }: Plan): boolean {
  return steps.some(({ id }) => id.endsWith('repositories'));
}

/** The row of the release in os-release. */
function thisPlatform(registry: Registry): Platform | undefined {
  const text = readFileSync('/etc/os-release', 'utf8');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1];
  return registry.platforms.find(
    ({ manager, distribution, release }) =>
      manager === 'apt' && distribution === field('ID') && release === field('VERSION_ID'),
  );
}

/** The plans of one card, over all GPU families, tools and features. */
function plansOf(card: Card, registry: Registry, platform: Platform): readonly Plan[] {
  const choices = [[], ...Object.keys(card.features).map((feature) => [feature])];
  return registry.compute.families.flatMap(({ id: gpu }) =>
    TOOLS.flatMap((tool) =>
      choices.flatMap((features) => {
        const plan = planCard(card, { platform: platform.id, gpu, tool, features }, registry);
        return plan.kind === 'plan' ? [plan] : [];
      }),
    ),
  );
}

function aptNames(plans: readonly Plan[]): readonly string[] {
  const actions = plans.flatMap(({ steps }) => steps.flatMap((step) => step.actions));
  const names = actions.flatMap((action) => (action.do === 'install-system' ? action.names : []));
  return [...new Set(names)].toSorted();
}

function exists(name: string): boolean {
  const { stdout } = spawnSync('apt-cache', ['policy', '--', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout);
}
