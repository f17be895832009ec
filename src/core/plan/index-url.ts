/** Symbolic wheel indexes to addresses. */
import type { Registry } from '../registry.ts';
import type { Foundation } from './choose-python.ts';
import { type Network, OPEN_NETWORK, mirrorOf } from './network.ts';

/**
 * The address of an index, or of the mirror that stands in for it.
 *
 * @param id `pytorch:cu130`; `{build}` and `{torch}` stand for what was chosen
 * @returns `undefined` when the catalog does not list the index, which a rule reports
 */
export function indexUrl(
  indexes: Registry['indexes'],
  id: string,
  chosen: Partial<Foundation>,
  network: Network = OPEN_NETWORK,
): string | undefined {
  const [name, parameter = ''] = id.split(':');
  const index = indexes.find((row) => row.id === name);
  if (index === undefined) return undefined;
  const torch = chosen.frameworks?.find((framework) => framework.id === 'torch');
  const torchBuild = torch !== undefined && 'build' in torch ? torch : undefined;
  const build = chosen.cardBuild?.build.id ?? torchBuild?.build.id ?? '';
  const release = torchBuild?.release.latest ?? '';
  const filled = parameter.replaceAll('{build}', build).replaceAll('{torch}', release);
  return addressOf(index, network).replaceAll(/\{[a-z]+\}/g, filled);
}

/** A mirror has the folders of what it mirrors: what follows the part that is the same for all builds. */
function addressOf({ id, url }: Registry['indexes'][number], network: Network): string {
  const mirror = mirrorOf(network, id);
  if (mirror === undefined) return url;
  const variable = /\/[^/]*\{.*$/.exec(url);
  return `${mirror}${variable?.[0] ?? ''}`;
}
