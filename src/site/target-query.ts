/** A target in an address: `?on=ubuntu-24.04&gpu=nvidia&with=uv&admin=no&mirror=default=https://...`. */
import type { Card, ToolId } from '../core/card/card.ts';
import { selectVersion } from '../core/card/normalize.ts';
import { parseAddress } from '../core/plan/address.ts';
import { mirrorNames } from '../core/plan/network.ts';
import type { Target } from '../core/plan/plan.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Registry } from '../core/registry.ts';

/** The tools that a plan can be made for, in the order pages show them. */
export const TOOLS: readonly { readonly id: ToolId; readonly name: string }[] = [
  { id: 'pip', name: 'pip' },
  { id: 'uv', name: 'uv' },
  { id: 'conda', name: 'conda' },
  { id: 'docker', name: 'Docker' },
];

export interface TargetQuery {
  readonly target: Target;
  /** `key=value` of what the query asked for and nobody knows; shown to the user. */
  readonly ignored: readonly string[];
}

/**
 * Reads a target; what the query leaves out comes from `fallback`, what it gets wrong is ignored and named.
 *
 * @param query keys `on`, `gpu`, `driver`, `with`, `version`, `variant`, `feature` (repeatable), `admin` (`no` or
 *   `yes`), `mirror` (`NAME=ADDRESS`, repeatable), `proxy` and `stack`; the last four never come from the fallback
 */
export function targetFromQuery(
  query: URLSearchParams,
  card: Card,
  registry: Registry,
  fallback: Target,
): TargetQuery {
  const ignored: string[] = [];
  const take = (key: string, find: (value: string) => string | undefined): string | undefined => {
    const value = query.get(key);
    const found = value === null ? undefined : find(value);
    if (value !== null && found === undefined) ignored.push(`${key}=${value}`);
    return found;
  };
  const version = take('version', (value) => selectVersion(card, value)?.version);
  const chosen = selectVersion(card, version) ?? card;
  const gpu = take('gpu', (value) => findFamily(registry, value));
  const toolId = take('with', (value) => TOOLS.find(({ id }) => id === value)?.id);
  const tool = TOOLS.find(({ id }) => id === toolId);
  const target: Target = {
    platform:
      take('on', (value) => findPlatform(registry.platforms, value)?.id) ?? fallback.platform,
    gpu: gpu ?? fallback.gpu,
    driver: take('driver', driverOf) ?? (gpu === undefined ? fallback.driver : undefined),
    tool: tool?.id ?? fallback.tool,
    version,
    variant: take('variant', (value) => chosen.variants.find(({ id }) => id === value)?.id),
    features: query.getAll('feature').filter((id) => Object.hasOwn(chosen.features, id)),
    admin:
      take('admin', (value) => RIGHTS.find((word) => word === value)) === 'no' ? false : undefined,
    mirrors: mirrorsOf(query, registry, ignored),
    proxy: proxyOf(query, ignored),
    stack: take('stack', (value) => (Object.hasOwn(registry.stacks, value) ? value : undefined)),
  };
  ignored.push(
    ...query
      .getAll('feature')
      .filter((id) => !Object.hasOwn(chosen.features, id))
      .map((id) => `feature=${id}`),
  );
  return { target, ignored };
}

/** The query that leads to this target; short, because people send it to each other. */
export function targetToQuery(target: Target): string {
  const query = new URLSearchParams({ on: target.platform, gpu: target.gpu });
  if (target.driver !== undefined) query.set('driver', target.driver);
  query.set('with', target.tool);
  if (target.version !== undefined) query.set('version', target.version);
  if (target.variant !== undefined) query.set('variant', target.variant);
  for (const feature of target.features) query.append('feature', feature);
  if (target.admin === false) query.set('admin', 'no');
  for (const [name, address] of Object.entries(target.mirrors ?? {})) {
    query.append('mirror', `${name}=${address}`);
  }
  if (target.proxy !== undefined) query.set('proxy', target.proxy);
  if (target.stack !== undefined) query.set('stack', target.stack);
  return `?${query.toString()}`;
}

/** Id of a GPU family by its id or one of its other spellings. */
export function findFamily(registry: Registry, name: string): string | undefined {
  const { families } = registry.compute;
  return (
    families.find(({ id }) => id === name) ??
    families.find(({ aliases }) => aliases?.includes(name) === true)
  )?.id;
}

const RIGHTS = ['no', 'yes'] as const;

/** What is wrong with an address is not repeated: it may be a password. */
function mirrorsOf(
  query: URLSearchParams,
  registry: Registry,
  ignored: string[],
): Target['mirrors'] {
  const known = mirrorNames(registry);
  const mirrors: [string, string][] = [];
  for (const text of query.getAll('mirror')) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(text) ?? [];
    const address = parseAddress(value);
    if (known.includes(name) && address.ok) mirrors.push([name, address.value]);
    else ignored.push(`mirror=${name}`);
  }
  return mirrors.length === 0 ? undefined : Object.fromEntries(mirrors);
}

function proxyOf(query: URLSearchParams, ignored: string[]): string | undefined {
  const value = query.get('proxy');
  if (value === null) return undefined;
  const address = parseAddress(value);
  if (address.ok) return address.value;
  ignored.push('proxy');
  return undefined;
}

/** A driver version: digits and dots, as `nvidia-smi` prints it. */
function driverOf(value: string): string | undefined {
  return /^\d{1,4}(\.\d{1,4}){0,3}$/.test(value) ? value : undefined;
}
