/** The platforms of the catalog as a Python file finds out which one it runs on. */
import type { Card } from '../../card/card.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PythonData } from '../../quote/python.ts';
import type { Registry } from '../../registry.ts';
import { managerLine } from './fix-lines.ts';
import { kindsFor } from './machine-kinds.ts';
import type { Row } from './merge-rows.ts';

/**
 * One row for each platform, with id and kind by processor, and what its manager calls Python.
 * @param minors versions of Python to name packages of
 */
export function platformRows(
  card: Card,
  registry: Registry,
  minors: ReadonlySet<string>,
): readonly Row[] {
  return rowsOf(card, registry, ({ python }) => ({
    venv: python.venv ?? [],
    pythons: Object.fromEntries(
      Object.entries(python.packages ?? {})
        .filter(([minor]) => minors.has(minor))
        .map(([minor, { install }]) => [minor, install]),
    ),
  }));
}

/** The same without Python. */
export function platformNameRows(card: Card, registry: Registry): readonly Row[] {
  return rowsOf(card, registry, () => ({}));
}

/** How each package manager installs; the names follow. */
export function managerRows(registry: Registry): Row {
  const used: ReadonlySet<string> = new Set(registry.platforms.map(({ manager }) => manager));
  return Object.fromEntries(
    registry.managers
      .filter(({ id }) => used.has(id))
      .map((manager) => [manager.id, managerLine(manager, manager.install)]),
  );
}

function rowsOf(card: Card, registry: Registry, more: (platform: Platform) => Row): readonly Row[] {
  const kindOf = kindsFor(card);
  const byName = Map.groupBy(registry.platforms, ({ os, name }) => `${os} ${name}`);
  return [...byName.values()].flatMap((platforms) => {
    const [first] = platforms;
    if (first === undefined) return [];
    const ids = platforms.map((platform) => [platform.arch, [platform.id, kindOf(platform)]]);
    return [{ ...rowOf(first), ...more(first), ids: Object.fromEntries(ids) satisfies PythonData }];
  });
}

function rowOf(platform: Platform): Row {
  return {
    name: platform.name,
    os: platform.os,
    wsl: platform.wsl === true ? true : undefined,
    release: platform.release ?? '',
    names: namesOf(platform),
    manager: platform.manager,
  };
}

/** Names in `os-release` that stand for a platform: its distribution, relatives, code name. */
function namesOf({ id, os, distribution, aliases }: Platform): readonly string[] {
  if (os !== 'linux') return [];
  const plain = [id, ...aliases].filter((name) => /^[a-z]+(-[a-z]+)*$/.test(name));
  return [...new Set([...(distribution === undefined ? [] : [distribution]), ...plain])];
}
