/**
 * Requirements of pip as entries of pixi's table for packages of the Python index.
 * @see https://pixi.sh/latest/reference/pixi_manifest/#pypi-dependencies
 */
import { formatSpecifier, normalizeName, parseRequirement } from '../../python/index.ts';
import { quoteToml, tomlKey } from '../../quote/toml.ts';
import type { PipInstall } from '../pip.ts';

export interface PypiDependency {
  readonly name: string;
  readonly extras: readonly string[];
  /** Specifiers joined by commas; empty for any version. */
  readonly version: string;
  readonly index?: string | undefined;
  /** A repository and the commit in it. */
  readonly git?: { readonly url: string; readonly commit: string } | undefined;
  /** Address of a file. */
  readonly url?: string | undefined;
}

/** The entries of some installs, one a package; `undefined` when one cannot be said. */
export function pypiDependencies(
  installs: readonly PipInstall[],
  defaultIndex?: string,
): readonly PypiDependency[] | undefined {
  const found = new Map<string, PypiDependency>();
  for (const { requirements, indexUrl } of installs) {
    const index = indexUrl === defaultIndex ? undefined : indexUrl;
    for (const requirement of requirements) {
      const dependency = readDependency(requirement, index);
      if (dependency === undefined) return undefined;
      const key = normalizeName(dependency.name);
      const both = join(found.get(key), dependency);
      if (both === undefined) return undefined;
      found.set(key, both);
    }
  }
  return [...found.values()];
}

/** `name = value` for the table. */
export function pypiLine({ name, extras, version, index, git, url }: PypiDependency): string {
  const parts = [
    ...(url === undefined ? [] : [`url = ${quoteToml(url)}`]),
    ...(git === undefined ? [] : [`git = ${quoteToml(git.url)}`, `rev = ${quoteToml(git.commit)}`]),
    ...(url === undefined && git === undefined ? [`version = ${quoteToml(version || '*')}`] : []),
    ...(extras.length === 0 ? [] : [`extras = [${extras.map(quoteToml).join(', ')}]`]),
    ...(index === undefined ? [] : [`index = ${quoteToml(index)}`]),
  ];
  const value =
    parts.length === 1 && parts[0]?.startsWith('version') === true
      ? quoteToml(version || '*')
      : `{ ${parts.join(', ')} }`;
  return `${tomlKey(name)} = ${value}`;
}

/** Markers have no place in the table; versions are compared by `===` nowhere in it. */
function readDependency(text: string, index: string | undefined): PypiDependency | undefined {
  const read = parseRequirement(text);
  if (!read.ok || read.value.marker !== undefined) return undefined;
  const { name, extras, specifier, url } = read.value;
  const version = formatSpecifier(specifier);
  if (version.includes('===')) return undefined;
  if (url === undefined) return { name, extras, version, index };
  const [, repository, commit] = /^git\+(https:\/\/[^@#]+)@([0-9a-f]{40})$/.exec(url) ?? [];
  if (repository !== undefined && commit !== undefined) {
    return { name, extras, version: '', git: { url: repository, commit } };
  }
  return /^https:\/\/[^#]+$/.test(url) ? { name, extras, version: '', url } : undefined;
}

/** The first index counts: what pip has installed from there it keeps. */
function join(first: PypiDependency | undefined, next: PypiDependency): PypiDependency | undefined {
  if (first === undefined) return next;
  const isPlain = first.git === undefined && first.url === undefined;
  if (!isPlain || next.git !== undefined || next.url !== undefined) {
    return JSON.stringify(first) === JSON.stringify(next) ? first : undefined;
  }
  const versions = [first.version, next.version].filter((version) => version !== '');
  return {
    ...first,
    version: [...new Set(versions)].join(','),
    extras: [...new Set([...first.extras, ...next.extras])],
  };
}
