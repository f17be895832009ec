/** What the planner needs in the browser: card and registry without what only pages show or people check. */
import type { Card } from '../core/card/card.ts';
import { leanRecord } from '../core/evidence/lean-record.ts';
import type { Publisher } from '../core/render/format.ts';
import { formats } from '../core/render/formats.ts';
import { emptyRegistry, type Registry } from '../core/registry.ts';
import { sliceRegistry } from '../core/registry-slice.ts';
import type { Urls } from './urls.ts';
import { type FormatEntry, formatEntries } from './format-entry.ts';

export interface PlannerData {
  readonly card: Card;
  readonly registry: Registry;
  readonly formats: readonly FormatEntry[];
  readonly publisher: Publisher;
  /** Addresses of the whole card and the whole registry as JSON: formats may need any part of them. */
  readonly whole: { readonly card: string; readonly registry: string };
}

/**
 * What the page carries as JSON. A plan made from it is the plan made from the whole.
 *
 * @param urls of the site that the page is in
 */
export function plannerData(
  card: Card,
  registry: Registry,
  publisher: Publisher,
  urls: Urls,
): PlannerData {
  return {
    card: forPlanning(card),
    registry: cited(sliceRegistry(registry, card)),
    formats: formatEntries(formats),
    publisher,
    whole: { card: urls.cardData(card.id), registry: urls.registry },
  };
}

/** Summary, prose facts and credits stand in the page already; a plan does not read them. */
function forPlanning(card: Card): Card {
  return {
    ...card,
    summary: '',
    usage: undefined,
    sources: card.sources.slice(0, 1),
    citation: undefined,
    image: undefined,
    evidence: card.evidence.map(leanRecord),
    versions: card.versions.map(forPlanning),
  };
}

/** A plan cites the first source of a platform or manager, and none of the GPU tables; formats fetch the whole. */
function cited(registry: Registry): Registry {
  const { compute, platforms, managers, installers } = registry;
  return {
    ...registry,
    images: emptyRegistry.images,
    hosts: [],
    offline: emptyRegistry.offline,
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
