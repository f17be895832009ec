/** Loads the catalog's data files: what the planner knows beside the cards. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Compute } from '../core/generated/compute.ts';
import type { Framework } from '../core/generated/framework.ts';
import type { Hosts } from '../core/generated/hosts.ts';
import type { Images } from '../core/generated/images.ts';
import type { Indexes } from '../core/generated/indexes.ts';
import type { Licences } from '../core/generated/licenses.ts';
import type { Offline } from '../core/generated/offline.ts';
import type { Platforms } from '../core/generated/platforms.ts';
import type { SetUpSteps } from '../core/generated/setup.ts';
import type { Stack } from '../core/generated/stack.ts';
import type { SystemPackage } from '../core/generated/system-package.ts';
import type { Tasks } from '../core/generated/tasks.ts';
import { expandPlatforms } from '../core/platform/platforms.ts';
import type { Problem } from '../core/problem.ts';
import { emptyRegistry, type Registry } from '../core/registry.ts';
import { crossFindings } from './cross-references.ts';
import type { Finding } from './finding.ts';
import { type ReadData, readData } from './read-data.ts';
import { readerDocs } from './reader-docs.ts';
import { inFileOrder, toProblems } from './to-problem.ts';
import type { SchemaName } from './validate.ts';

export interface LoadedRegistry {
  readonly registry: Registry;
  readonly tasks: Tasks;
  readonly licenses: Licences;
  /** Last day of each Python minor version: for jobs that have a clock. */
  readonly pythonEnds: Platforms['pythons_end'];
  readonly problems: readonly Problem[];
  /** Number of files read. */
  readonly fileCount: number;
}

/** The data files as read, before they are put together. */
export interface DataFiles {
  readonly platforms: ReadData<Platforms>;
  readonly compute: ReadData<Compute>;
  readonly indexes: ReadData<Indexes>;
  readonly images: ReadData<Images>;
  readonly hosts: ReadData<Hosts>;
  readonly setup: ReadData<SetUpSteps>;
  readonly tasks: ReadData<Tasks>;
  readonly licenses: ReadData<Licences>;
  readonly offline: ReadData<Offline>;
  /** By slug. */
  readonly system: ReadonlyMap<string, ReadData<SystemPackage>>;
  /** By file name without its extension. */
  readonly frameworks: ReadonlyMap<string, ReadData<Framework>>;
  /** By file name without its extension. */
  readonly stacks: ReadonlyMap<string, ReadData<Stack>>;
}

/**
 * Loads and validates the data files under `root/catalog`. A file with problems is left empty,
 * so that the others still load.
 *
 * @param root folder that holds `catalog/`
 */
export function loadRegistry(root: string): LoadedRegistry {
  const files = readFiles(join(root, 'catalog'));
  const cross = crossFindings(files);
  const all = everyFile(files);
  const problems = all.flatMap((file) => problemsOf(root, file, cross.get(file.path) ?? []));
  const platforms = files.platforms.value;
  return {
    registry: {
      platforms: expandPlatforms(platforms?.platforms ?? []),
      managers: platforms?.managers ?? [],
      pythons: platforms?.pythons ?? [],
      endedPythons: platforms?.pythons_ended ?? [],
      installers: platforms?.installers ?? [],
      compute: files.compute.value ?? emptyRegistry.compute,
      indexes: files.indexes.value?.indexes ?? [],
      images: files.images.value ?? emptyRegistry.images,
      hosts: files.hosts.value?.hosts ?? [],
      setups: files.setup.value?.setups ?? {},
      offline: files.offline.value ?? emptyRegistry.offline,
      frameworks: valuesOf(files.frameworks),
      stacks: valuesOf(files.stacks),
      system: valuesOf(files.system),
    },
    tasks: files.tasks.value ?? { domains: [], tasks: [] },
    licenses: files.licenses.value ?? { licenses: [] },
    pythonEnds: platforms?.pythons_end ?? {},
    problems: problems.toSorted(inFileOrder),
    fileCount: all.length,
  };
}

function readFiles(folder: string): DataFiles {
  return {
    platforms: readData<Platforms>(join(folder, 'platforms.yml'), 'platforms'),
    compute: readData<Compute>(join(folder, 'compute.yml'), 'compute'),
    indexes: readData<Indexes>(join(folder, 'indexes.yml'), 'indexes'),
    images: readData<Images>(join(folder, 'images.yml'), 'images'),
    hosts: readData<Hosts>(join(folder, 'hosts.yml'), 'hosts'),
    setup: readData<SetUpSteps>(join(folder, 'setup.yml'), 'setup'),
    tasks: readData<Tasks>(join(folder, 'tasks.yml'), 'tasks'),
    licenses: readData<Licences>(join(folder, 'licenses.yml'), 'licenses'),
    offline: readData<Offline>(join(folder, 'offline.yml'), 'offline'),
    system: readFolder<SystemPackage>(join(folder, 'system'), 'system-package'),
    frameworks: readFolder<Framework>(join(folder, 'frameworks'), 'framework'),
    stacks: readFolder<Stack>(join(folder, 'stacks'), 'stack'),
  };
}

function readFolder<T>(folder: string, schema: SchemaName): ReadonlyMap<string, ReadData<T>> {
  const names = listNames(folder).filter((name) => name.endsWith('.yml'));
  return new Map(
    names.map((name) => [name.slice(0, -'.yml'.length), readData<T>(join(folder, name), schema)]),
  );
}

/** Names in a folder, sorted; none when there is no such folder. */
export function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function everyFile(files: DataFiles): readonly ReadData<unknown>[] {
  const { system, frameworks, stacks, ...single } = files;
  return [...Object.values(single), ...system.values(), ...frameworks.values(), ...stacks.values()];
}

function problemsOf(
  root: string,
  file: ReadData<unknown>,
  cross: readonly Finding[],
): readonly Problem[] {
  const path = relative(root, file.path).replaceAll('\\', '/');
  return toProblems({ ...file, path }, [...file.findings, ...cross], readerDocs);
}

function valuesOf<T>(files: ReadonlyMap<string, ReadData<T>>): Readonly<Record<string, T>> {
  const values: Record<string, T> = {};
  for (const [name, { value }] of files) if (value !== undefined) values[name] = value;
  return values;
}
