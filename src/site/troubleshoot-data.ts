/** What the troubleshoot page carries: failures, traits of cards, and the names of packages for fixes. */
import type { Card } from '../core/card/card.ts';
import type { KnownFailure } from '../core/diagnose/diagnose.ts';
import type { FixRegistry } from '../core/diagnose/install-lines.ts';
import { type CardTraits, catalogTraits } from '../core/diagnose/traits.ts';
import type { SystemPackage } from '../core/generated/system-package.ts';
import { mapValues, pick } from '../core/record.ts';
import type { Registry } from '../core/registry.ts';

export interface TroubleshootData {
  readonly failures: readonly KnownFailure[];
  readonly cards: readonly CardTraits[];
  readonly registry: FixRegistry;
  /** Repository that cards are contributed to, without a slash at the end. */
  readonly repository: string;
  /** Path that the site lives under. */
  readonly base: string;
}

/** Where the site is, and where its cards come from. */
export interface Place {
  readonly repository: string;
  readonly base: string;
}

/** Data for the whole catalog; a card that is retired is nobody's answer. */
export function troubleshootData(
  cards: readonly Card[],
  failures: readonly KnownFailure[],
  registry: Registry,
  { repository, base }: Place,
): TroubleshootData {
  return {
    failures: failures.map(({ id, failure }) => ({ id, failure: { ...failure, sources: [] } })),
    cards: catalogTraits(
      cards.filter(({ status }) => status.stage !== 'retired'),
      failures,
      cards,
    ),
    registry: fixRegistry(failures, registry),
    repository,
    base,
  };
}

/** The system packages that fixes name, without what only people check. */
function fixRegistry(failures: readonly KnownFailure[], registry: Registry): FixRegistry {
  const slugs = failures.flatMap(({ failure }) =>
    failure.fixes.flatMap(({ system: ids }) => ids ?? []),
  );
  const used = new Set<string>(registry.platforms.map(({ manager }) => manager));
  const system = mapValues(pick(registry.system, slugs), (one) => lean(one, used));
  const setups = pick(registry.setups, Object.values(system).flatMap(setupsOf));
  return {
    platforms: registry.platforms.map((platform) => ({ ...platform, tools: {}, sources: [] })),
    managers: registry.managers.map((manager) => ({ ...manager, sources: [] })),
    system,
    setups: mapValues(setups, (setup) => ({ ...setup, do: [], verified: [] })),
  };
}

function lean(system: SystemPackage, managers: ReadonlySet<string>): SystemPackage {
  const { detect, wheels, notes, aliases, provides, configure, ...needed } = system;
  const packages = Object.entries(system.packages).filter(([manager]) => managers.has(manager));
  return {
    ...needed,
    packages: Object.fromEntries(
      packages.map(([manager, entry]) => [
        manager,
        entry.run === null ? entry : { ...entry, verified: [] },
      ]),
    ),
  };
}

function setupsOf({ packages }: SystemPackage): readonly string[] {
  return Object.values(packages).flatMap((general) =>
    [general, ...Object.values(general.by_release ?? {})].flatMap((entry) =>
      entry.run === null ? [] : (entry.setup ?? []),
    ),
  );
}
