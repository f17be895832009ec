/** The data of `preflight.py`: what one model needs, on every kind of machine. */
import type { Card, Hardware } from '../../card/card.ts';
import { type PythonData, pythonLiteral } from '../../quote/python.ts';
import type { Registry } from '../../registry.ts';
import { type Row, mergeRows } from './merge-rows.ts';
import { type NeedRow, needRow, needsOn } from './need-rows.ts';
import { type Place, placesOf } from './places.ts';
import { managerRows, platformRows } from './platform-rows.ts';

/** Assignments of literals: the only lines of the file that come from a card. */
export function preflightFacts(card: Card, registry: Registry): string {
  const places = placesOf(card, registry);
  const needs = new NeedNames(card, registry);
  const rows = mergeRows(places.map((place) => [onOf(place), placeRow(place, needs, registry)]));
  const facts: readonly (readonly [string, PythonData])[] = [
    ['MODEL', modelRow(card)],
    ['MANAGERS', managerRows(registry)],
    ['PLATFORMS', platformRows(card, registry, pythonsOf(places))],
    ['FAMILIES', registry.compute.families.map(familyRow)],
    ['NEEDS', needs.rows()],
    ['PLACES', rows],
  ];
  return facts.map(([name, data]) => `${name} = ${pythonLiteral(data)}\n`).join('');
}

/** Names each distinct need once; two needs for the same package differ in reason or version. */
class NeedNames {
  readonly #card: Card;
  readonly #registry: Registry;
  readonly #rows = new Map<string, NeedRow['row']>();
  readonly #names = new Map<string, string>();

  constructor(card: Card, registry: Registry) {
    this.#card = card;
    this.#registry = registry;
  }

  nameOf(need: Parameters<typeof needRow>[1]): string {
    const key = JSON.stringify(need);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const { name, row } = needRow(this.#card, need, this.#registry);
    let free = name;
    for (let number = 2; this.#rows.has(free); number += 1) free = `${name} (${number})`;
    this.#rows.set(free, row);
    this.#names.set(key, free);
    return free;
  }

  rows(): PythonData {
    return Object.fromEntries(this.#rows);
  }
}

function onOf({ kind, compute }: Place): string {
  return `${kind.id} ${compute}`;
}

function placeRow({ kind, outcome }: Place, needs: NeedNames, registry: Registry): Row {
  if ('refused' in outcome) return { refused: outcome.refused };
  const { pythons, glibc, macos, windows, caution, gpus } = outcome;
  return {
    caution,
    tool: outcome.tool,
    python: pythons,
    glibc,
    macos,
    windows,
    needs: needsOn(outcome.needs, kind.platform, registry).map((need) => needs.nameOf(need)),
    gpus: gpus === undefined ? undefined : { drivers: gpus.drivers, refused: gpus.refused },
  };
}

function modelRow(card: Card): Row {
  const hardware = smallestHardware(card);
  const variants = card.variants.flatMap(({ id, hardware: own }) =>
    own?.vram_gb === undefined ? [] : [[id, own.vram_gb]],
  );
  return {
    id: card.id,
    name: card.name,
    version: card.version,
    ram_gb: hardware?.ram_gb,
    vram_gb: hardware?.vram_gb,
    disk_gb: hardware?.disk_gb ?? weightsSize(card, false),
    hub_gb: weightsSize(card, true),
    variants: variants.length === 0 ? undefined : variants,
  };
}

/** The figures of the variant that asks for least GPU memory, on top of the card's own. */
function smallestHardware(card: Card): Hardware | undefined {
  const [smallest] = card.variants
    .flatMap(({ hardware }) => hardware ?? [])
    .toSorted((left, right) => (left.vram_gb ?? 0) - (right.vram_gb ?? 0));
  return smallest === undefined ? card.hardware : { ...card.hardware, ...smallest };
}

/** Stated sizes of what the default variant needs, in the hub's cache or beside the model; GB. */
function weightsSize(card: Card, isHub: boolean): number | undefined {
  const chosen = card.variants.find((variant) => variant.default === true) ?? card.variants[0];
  const sizes = card.weights
    .filter(({ from, into }) => (from.startsWith('hf:') && into === undefined) === isHub)
    .filter(({ optional, feature }) => optional !== true && feature === undefined)
    .filter(({ variant }) => variant === undefined || variant.includes(chosen?.id ?? ''))
    .flatMap(({ size_gb: size, unpacked_gb: unpacked }) => unpacked ?? size ?? []);
  return sizes.length === 0 ? undefined : Number(sizes.reduce((a, b) => a + b).toFixed(3));
}

function familyRow({ id, compute, capability, gfx }: Registry['compute']['families'][number]): Row {
  return {
    id,
    compute,
    capability: capability === undefined ? undefined : [capability.min, capability.max],
    gfx,
  };
}

/** Every minor version of Python that some plan uses. */
function pythonsOf(places: readonly Place[]): ReadonlySet<string> {
  const versions = places.flatMap(({ outcome }) => ('pythons' in outcome ? outcome.pythons : []));
  return new Set(versions.map((version) => version.split('.').slice(0, 2).join('.')));
}
