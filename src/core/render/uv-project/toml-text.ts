/** uv's tables as TOML: the same below `[tool.uv]` of a project and of a script. */
import { quoteToml, tomlInline, tomlKey, tomlStrings } from '../../quote/toml.ts';
import type { IndexTable, ProjectTables } from './tables.ts';

/** Keys of `[tool.uv]`, without its header. */
export function uvKeys(tables: ProjectTables): readonly string[] {
  return [
    ...list('constraint-dependencies', tables.constraints),
    ...list('no-build-isolation-package', tables.withoutIsolation),
    ...listOrAll('no-build', tables.onlyBinary),
    ...listOrAll('no-binary', tables.noBinary),
    ...(tables.allowsPrereleases ? ['prerelease = "allow"'] : []),
  ];
}

/** The tables below `[tool.uv]`, each with its header, in blocks. */
export function uvBlocks(tables: ProjectTables): readonly string[] {
  return [
    ...tables.indexes.map(indexBlock),
    ...block(
      '[tool.uv.sources]',
      Object.entries(tables.sources).map(
        ([name, source]) => `${tomlKey(name)} = ${tomlInline({ ...source })}`,
      ),
    ),
    ...block(
      '[tool.uv.extra-build-variables]',
      Object.entries(tables.buildVariables).map(
        ([name, values]) => `${tomlKey(name)} = ${tomlInline(values)}`,
      ),
    ),
    ...tables.withoutDependencies.map(
      (name) => `[[tool.uv.dependency-metadata]]\nname = ${quoteToml(name)}\nrequires-dist = []`,
    ),
  ];
}

/** `key = value` on one line or several. */
export function list(key: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${key} = ${tomlStrings(values)}`];
}

function listOrAll(key: string, values: readonly string[] | 'all'): readonly string[] {
  return values === 'all' ? [`${key} = true`] : list(`${key}-package`, values);
}

function indexBlock({ name, url, isFlat, isDefault }: IndexTable): string {
  return [
    '[[tool.uv.index]]',
    `name = ${quoteToml(name)}`,
    `url = ${quoteToml(url)}`,
    ...(isFlat ? ['format = "flat"'] : []),
    isDefault ? 'default = true' : 'explicit = true',
  ].join('\n');
}

function block(header: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[header, ...lines].join('\n')];
}
