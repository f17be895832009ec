/** The network that a target describes: mirrors in place of public addresses, a proxy before all of them. */
import type { Registry } from '../registry.ts';
import { parseAddress } from './address.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { Target } from './plan.ts';

/** Addresses without a slash at their end, already judged. */
export interface Network {
  /** By name: `default`, `conda`, `models`, or the id of an index. */
  readonly mirrors: Readonly<Record<string, string>>;
  readonly proxy?: string | undefined;
}

/** The whole internet, without a detour. */
export const OPEN_NETWORK: Network = { mirrors: {} };

/** The public addresses that a target can replace, by name; the order is that of pages. */
export function mirrorNames({ indexes }: Pick<Registry, 'indexes'>): readonly string[] {
  return ['default', ...indexes.map(({ id }) => id), 'conda', 'models'];
}

/** Judges the addresses of a target; names that concern nothing here are kept and have no effect. */
export function networkOf(target: Target): Network | Obstacle {
  const { mirrors, proxy } = target;
  if (mirrors === undefined && proxy === undefined) return OPEN_NETWORK;
  const read: [string, string][] = [];
  for (const [name, text] of Object.entries(mirrors ?? {})) {
    const address = parseAddress(text);
    if (!address.ok) {
      return obstacle('mirrors', `The mirror "${name}" ${address.reason}.`, {
        use: { mirrors: without(mirrors ?? {}, name) },
      });
    }
    read.push([name, address.value]);
  }
  const way = proxy === undefined ? undefined : proxyOf(proxy);
  if (typeof way === 'object') return way;
  return { mirrors: Object.fromEntries(read), proxy: way };
}

function proxyOf(text: string): string | Obstacle {
  const address = parseAddress(text);
  const reason = address.ok ? 'has a path, which no proxy has' : address.reason;
  if (address.ok && /^https?:\/\/[^/]+$/.test(address.value)) return address.value;
  return obstacle('proxy', `The address of the proxy ${reason}.`, { use: { proxy: undefined } });
}

/** Without the one that is wrong; no mirrors at all when it was the only one. */
function without(mirrors: Readonly<Record<string, string>>, name: string): Target['mirrors'] {
  const others = Object.entries(mirrors).filter(([other]) => other !== name);
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

/** The address of a mirror, if the target names one. */
export function mirrorOf({ mirrors }: Network, name: string): string | undefined {
  return Object.hasOwn(mirrors, name) ? mirrors[name] : undefined;
}

/** A channel as conda is told it: its name, or its address below the mirror. */
export function channelAt(network: Network, channel: string): string {
  const base = mirrorOf(network, 'conda');
  return base === undefined || channel.includes('://') ? channel : `${base}/${channel}`;
}

/** Where the files of models are, unless a mirror stands in. */
export const MODEL_HUB = 'https://huggingface.co';

/** An address of the hub as the mirror has it; any other is left alone. */
export function modelAddressAt(network: Network, url: string): string {
  const base = mirrorOf(network, 'models');
  return base !== undefined && url.startsWith(`${MODEL_HUB}/`)
    ? `${base}${url.slice(MODEL_HUB.length)}`
    : url;
}

/**
 * Variables that send a program through the proxy. curl and git read the small spelling of
 * `http_proxy` only, some programs only capitals; on Windows the two are one.
 * @see https://curl.se/docs/manpage.html section ENVIRONMENT
 * @see https://docs.astral.sh/uv/reference/environment/#https_proxy
 */
export function proxyVariables(
  { proxy }: Network,
  os: 'linux' | 'macos' | 'windows',
): Readonly<Record<string, string>> | undefined {
  if (proxy === undefined) return undefined;
  const capitals = { HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
  return os === 'windows' ? capitals : { ...capitals, https_proxy: proxy, http_proxy: proxy };
}
