/** Cards, targets and plans for tests: each says what it is about, the rest is filled in here. */
import { normalizeCard } from '../../src/core/card/normalize.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Card as RawCard } from '../../src/core/generated/card.ts';
import type { Plan, Refusal, Target } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { smallRegistry } from './small-registry.ts';

/** The front matter of a card called Leaf, with what a test is about; it installs nothing by itself. */
export function frontMatterOf(facts: Partial<RawCard> = {}): RawCard {
  return {
    name: 'Leaf',
    summary: 'Sorts leaves.',
    tasks: ['image-classification'],
    license: 'MIT',
    upstream: { repo: 'https://example.org/leaf', read: '2026-01-01' },
    sources: ['README.md'],
    compute: { cpu: 'yes' },
    ...facts,
  };
}

/** The card of it; it installs `leaf` and runs on every processor. */
export function cardOf(facts: Partial<RawCard> = {}): Card {
  const installs = facts.steps === undefined ? { pip: ['leaf'] } : {};
  return normalizeCard('leaf', frontMatterOf({ ...installs, ...facts }));
}

/** Leaf as a user of torch, stated to run on every kind of compute. */
export function torchCardOf(facts: Partial<RawCard> = {}): Card {
  return cardOf({
    frameworks: [{ name: 'torch' }],
    compute: { cpu: 'yes', cuda: 'yes', rocm: 'yes', mps: 'yes' },
    ...facts,
  });
}

/** Ubuntu without a GPU, by uv, with what a test changes. */
export function targetOf(changes: Partial<Target> = {}): Target {
  return { platform: 'ubuntu', gpu: 'cpu', tool: 'uv', features: [], ...changes };
}

/** The plan of a card; fails the test when it is refused. */
export function planned(card: Card, changes: Partial<Target> = {}): Plan {
  const found = planCard(card, targetOf(changes), smallRegistry);
  if (found.kind === 'refusal') throw new Error(`Refused: ${found.reason}`);
  return found;
}

/** The refusal of a card; fails the test when there is a plan. */
export function refused(card: Card, changes: Partial<Target> = {}): Refusal {
  const found = planCard(card, targetOf(changes), smallRegistry);
  if (found.kind === 'plan') throw new Error('There is a plan.');
  return found;
}

/** Every action of a plan in order. */
export function actionsOf(plan: Plan): Plan['steps'][number]['actions'] {
  return plan.steps.flatMap(({ actions }) => actions);
}

/** The installs of Python packages in a plan, in order. */
export function pipInstalls(plan: Plan) {
  return actionsOf(plan).filter((action) => action.do === 'pip-install');
}

/** Names that a plan installs through the system's package manager. */
export function systemNamesOf(plan: Plan): readonly string[] {
  return actionsOf(plan).flatMap((action) => (action.do === 'install-system' ? action.names : []));
}
