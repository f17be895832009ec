/**
 * The text of a pixi.toml.
 * @see https://pixi.sh/latest/reference/pixi_manifest/
 */
import { toAscii } from '../../quote/powershell.ts';
import { quoteToml, tomlKey, tomlStrings } from '../../quote/toml.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { condaLine } from './conda-dependency.ts';
import { pypiLine } from './pypi-dependency.ts';
import type { Task } from './task.ts';
import type { PlatformEntries } from './workspace.ts';

/**
 * The release whose schema this text is tried with; platforms as tables are not in older ones.
 * @see https://github.com/prefix-dev/pixi/blob/main/schema/schema.json
 */
const OLDEST_PIXI = '>=0.77';

/**
 * The whole file; ends in a line feed. Of several platforms that fit a machine pixi takes the first.
 *
 * @param index address that stands in for the default package index
 */
export function manifestText(
  title: string,
  name: string,
  platforms: readonly PlatformEntries[],
  index: string | undefined,
): string {
  const channels = [...new Set(platforms.flatMap((one) => one.channels))];
  const blocks = [
    `# ${toAscii(title)}`,
    [
      '[workspace]',
      `name = ${quoteToml(name)}`,
      `requires-pixi = ${quoteToml(OLDEST_PIXI)}`,
      `channels = ${tomlStrings(channels)}`,
      `platforms = [\n${platforms.map((one) => `  ${platformLine(one)},\n`).join('')}]`,
    ].join('\n'),
    ...(index === undefined ? [] : [`[pypi-options]\nindex-url = ${quoteToml(index)}`]),
    ...platforms.flatMap(platformBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function platformLine({ name, subdir, cuda }: PlatformEntries): string {
  const driver = cuda === undefined ? '' : `, cuda = ${quoteToml(cuda)}`;
  return `{ name = ${quoteToml(name)}, platform = ${quoteToml(subdir)}${driver} }`;
}

function platformBlocks(platform: PlatformEntries): readonly string[] {
  const { name, conda, pypi, variables, tasks } = platform;
  return [
    table(name, 'dependencies', conda.map(condaLine)),
    table(name, 'pypi-dependencies', pypi.map(pypiLine)),
    table(name, 'activation.env', Object.entries(variables).map(variableLine)),
    table(name, 'tasks', tasks.map(taskEntry)),
  ].filter((text) => text !== '');
}

function table(platform: string, name: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `[target.${tomlKey(platform)}.${name}]\n${lines.join('\n')}`;
}

function variableLine([name, value]: readonly [string, string]): string {
  return `${tomlKey(requireVariableName(name))} = ${quoteToml(value)}`;
}

function taskEntry({ name, description, line }: Task): string {
  const parts = [`cmd = ${quoteToml(line)}`, `description = ${quoteToml(toAscii(description))}`];
  return `${tomlKey(name)} = { ${parts.join(', ')} }`;
}
