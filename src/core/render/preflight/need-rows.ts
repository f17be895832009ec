/** System packages as `preflight.py` looks for them. */
import type { Card, SystemNeed } from '../../card/card.ts';
import type { SystemPackage } from '../../generated/system-package.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PythonData } from '../../quote/python.ts';
import type { Registry } from '../../registry.ts';
import { clause, description } from '../../plan/wording.ts';
import { fixesFor } from './fix-lines.ts';

/** A row of the file, with the name under which places refer to it. */
export interface NeedRow {
  readonly name: string;
  readonly row: { readonly [key: string]: PythonData };
}

/** The needs that exist on a platform, each once. */
export function needsOn(
  needs: readonly SystemNeed[],
  platform: Platform,
  registry: Registry,
): readonly SystemNeed[] {
  const bySlug = new Map<string, SystemNeed>();
  for (const need of needs) {
    const anyOf = need.anyOf.filter((slug) => isThere(registry.system[slug], platform));
    const key = anyOf.join(' ');
    const before = bySlug.get(key);
    if (anyOf.length === 0) continue;
    // The same package for running and for building is looked for as for building.
    if (before === undefined || before.for === 'run') {
      bySlug.set(key, { ...before, ...need, anyOf, why: before?.why ?? need.why });
    }
  }
  return [...bySlug.values()];
}

function isThere(system: SystemPackage | undefined, platform: Platform): boolean {
  if (system === undefined || system.kind === 'driver') return false;
  return system.platforms?.includes(platform.os) ?? true;
}

/** What to look for, why, and how to get it on each platform. */
export function needRow(card: Card, need: SystemNeed, registry: Registry): NeedRow {
  const systems = need.anyOf.flatMap((slug) => registry.system[slug] ?? []);
  const why =
    need.why === undefined ? description(systems[0]?.description ?? '') : clause(need.why);
  return {
    name: need.anyOf.join(' or '),
    row: {
      why,
      build: need.for === 'build' ? true : undefined,
      optional: need.optional ? true : undefined,
      min: need.min,
      any_of: systems.map((system) => detectRow(system, need.min !== undefined)),
      fix: fixesFor(card, need, registry),
    },
  };
}

function detectRow({ kind, detect }: SystemPackage, asksVersion: boolean): PythonData {
  const commands = [
    ...(detect?.command === undefined ? [] : [detect.command]),
    ...(detect?.alternatives ?? []),
  ];
  const { linux, macos, windows } = detect?.library ?? {};
  const sonames = {
    linux: linux ?? undefined,
    macos: macos ?? undefined,
    windows: windows ?? undefined,
  };
  return {
    is_library: kind === 'library' && detect?.library !== undefined ? true : undefined,
    programs:
      commands.length === 0
        ? undefined
        : commands.map((argv) =>
            asksVersion || argv[0]?.includes('\\') ? argv : argv.slice(0, 1),
          ),
    version: asksVersion ? detect?.version_regex : undefined,
    library: detect?.library === undefined ? undefined : sonames,
    header: detect?.header,
  };
}
