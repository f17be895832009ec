/** What the planner needs in the browser: card and registry without what only pages show or people check. */
import type { Card } from '../core/card/card.ts';
import type { Registry } from '../core/registry.ts';
import { sliceRegistry } from '../core/registry-slice.ts';

export interface PlannerData {
  readonly card: Card;
  readonly registry: Registry;
}

/** The two values that the page carries as JSON. A plan made from them is the plan made from the whole. */
export function plannerData(card: Card, registry: Registry): PlannerData {
  return { card: forPlanning(card), registry: cited(sliceRegistry(registry, card)) };
}

/** Summary, prose facts and credits stand in the page already; a plan does not read them. */
function forPlanning(card: Card): Card {
  return {
    ...card,
    summary: '',
    sources: card.sources.slice(0, 1),
    usage: undefined,
    citation: undefined,
    image: undefined,
    versions: card.versions.map(forPlanning),
  };
}

/** A plan cites the first source of a platform or manager, and none of the GPU tables. */
function cited(registry: Registry): Registry {
  const { compute, platforms, managers, installers } = registry;
  return {
    ...registry,
    platforms: platforms.map(withFirst),
    managers: managers.map(withFirst),
    installers: installers.map(withFirst),
    compute: {
      ...compute,
      kinds: compute.kinds.map(withNone),
      families: compute.families.map(withNone),
      toolkits: compute.toolkits.map(withNone),
      driver_advice: withNone(compute.driver_advice),
    },
    setups: Object.fromEntries(
      Object.entries(registry.setups).map(([id, setup]) => [id, { ...setup, verified: [] }]),
    ),
  };
}

interface Sourced {
  readonly sources: readonly string[];
}

function withFirst<Row extends Sourced>(row: Row): Row {
  return { ...row, sources: row.sources.slice(0, 1) };
}

function withNone<Row extends Sourced>(row: Row): Row {
  return { ...row, sources: [] };
}
