/** The part of the registry that one card's planner can reach: what the browser needs, and no more. */
import type { Card } from './card/card.ts';
import { normalizeSystem } from './card/normalize.ts';
import type { Framework } from './generated/framework.ts';
import type { Stack } from './generated/stack.ts';
import type { SystemPackage } from './generated/system-package.ts';
import { mapValues, pick } from './record.ts';
import type { Registry } from './registry.ts';
import { pinnedRelease } from './stack/pinned-release.ts';
import { stackFit } from './stack/stack-fit.ts';

/** System packages that the planner itself may add. */
const PLANNER_NEEDS = ['git', 'curl', 'docker', 'nvidia-container-toolkit'] as const;

/** Keeps the frameworks, system packages, set-ups and indexes that some target of the card may use. */
export function sliceRegistry(registry: Registry, card: Card): Registry {
  const cards = [card, ...card.versions];
  const own = pick(
    registry.frameworks,
    cards.flatMap((one) => one.frameworks.map(({ name }) => name)),
  );
  const frameworks = { ...stackFrameworks(registry, cards), ...own };
  const hostNeeds = Object.values(frameworks).flatMap(({ builds }) =>
    builds.flatMap(({ host_needs: slugs }) => slugs ?? []),
  );
  const system = pick(registry.system, [...cards.flatMap(systemSlugs), ...hostNeeds]);
  const setups = pick(registry.setups, reachableSetups(registry, Object.values(system)));
  const indexIds = [
    ...cards.flatMap(({ steps, after }) =>
      [...steps, ...after].flatMap((step) => [step.index ?? [], step.find_links ?? []].flat()),
    ),
    ...Object.values(frameworks).flatMap(({ builds }) =>
      builds.flatMap(({ index }) => index ?? []),
    ),
  ].map((id) => id.split(':')[0]);
  return {
    ...registry,
    compute: { ...registry.compute },
    frameworks: mapValues(frameworks, lean),
    stacks: mapValues(registry.stacks, leanStack),
    system: mapValues(system, leanSystem),
    setups,
    indexes: registry.indexes.filter(({ id }) => indexIds.includes(id)),
  };
}

/** What a stack adds to a card that asks for no framework: the one release that is pinned, and its builds. */
function stackFrameworks(
  registry: Registry,
  cards: readonly Card[],
): Readonly<Record<string, Framework>> {
  const found: Record<string, Framework> = {};
  for (const stack of Object.values(registry.stacks)) {
    const framework = registry.frameworks[stack.framework];
    if (framework === undefined) continue;
    if (!cards.some((card) => stackFit(card, stack, registry).fits)) continue;
    const releases = framework.releases.filter(
      (release) =>
        release === pinnedRelease(stack, framework) ||
        found[stack.framework]?.releases.includes(release) === true,
    );
    const used = new Set(releases.flatMap(({ builds }) => Object.values(builds).flat()));
    const builds = framework.builds.filter(({ id }) => used.has(id));
    found[stack.framework] = { ...framework, releases, builds };
  }
  return found;
}

/** A plan cites the first source of a stack; its summary stands on its own page. */
function leanStack(stack: Stack): Stack {
  return { ...stack, summary: '', sources: stack.sources.slice(0, 1) };
}

function systemSlugs(card: Card): readonly string[] {
  const needs = [
    ...card.system,
    ...Object.values(card.features).flatMap(({ system }) => normalizeSystem(system)),
    ...normalizeSystem(card.container?.system),
  ];
  return [...needs.flatMap(({ anyOf }) => anyOf), ...PLANNER_NEEDS];
}

function reachableSetups(registry: Registry, system: readonly SystemPackage[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const required of registry.setups[id]?.requires ?? []) visit(required);
  };
  for (const { packages } of system) {
    for (const entry of Object.values(packages)) {
      const exceptions = Object.values(entry.by_release ?? {});
      for (const one of [entry, ...exceptions]) {
        if (one.run !== null) one.setup?.forEach(visit);
      }
    }
  }
  return [...seen];
}

/** Drops what only the catalog's own pages show. */
function lean(framework: Framework): Framework {
  return {
    ...framework,
    sources: framework.sources.slice(0, 1),
    builds: framework.builds.map((build) => ({ ...build, sources: build.sources.slice(0, 1) })),
    releases: framework.releases.map((release) => ({ ...release, sources: [] })),
    capabilities: framework.capabilities?.map((row) => ({ ...row, sources: [] })) ?? [],
  };
}

function leanSystem(system: SystemPackage): SystemPackage {
  const { detect, wheels, notes, aliases, provides, ...needed } = system;
  const used = Object.entries(system.packages).filter(([manager]) => manager in USED_MANAGERS);
  return { ...needed, packages: Object.fromEntries(used) };
}

/** Managers that some platform or conda uses; the others are for readers of the data. */
const USED_MANAGERS = {
  apt: 1,
  dnf: 1,
  pacman: 1,
  zypper: 1,
  apk: 1,
  brew: 1,
  winget: 1,
  conda: 1,
};
