/**
 * A match specification as an entry of a pixi dependency table.
 * @see https://conda.org/learn/ceps/cep-0029
 * @see https://pixi.sh/latest/concepts/package_specifications/
 */
import { quoteToml, tomlKey } from '../../quote/toml.ts';

export interface CondaDependency {
  readonly name: string;
  /** A version specification; `*` for any. */
  readonly version: string;
  /** Channel that the package must come from. */
  readonly channel?: string | undefined;
  /** Build string, or a pattern of it. */
  readonly build?: string | undefined;
}

const SPEC = /^(?:([A-Za-z0-9_./:-]+)::)?([a-z0-9_.-]+)\s*(.*)$/i;

/** Reads a specification of the forms that cards use; `undefined` for any other. */
export function condaDependency(spec: string): CondaDependency | undefined {
  const [, channel, name, rest = ''] = SPEC.exec(spec) ?? [];
  if (name === undefined || /[[\]\p{Cc}"']/u.test(rest)) return undefined;
  const isFuzzy = /^=(?!=)/.test(rest);
  const [version = '', build, ...more] = rest
    .replace(/^=(?!=)/, '')
    .split(/(?<![=<>!~])=(?!=)|\s+/);
  if (more.length > 0) return undefined;
  return { name, version: isFuzzy ? fuzzy(version) : version || '*', channel, build };
}

/** `name = value` for a table of dependencies. */
export function condaLine({ name, version, channel, build }: CondaDependency): string {
  if (channel === undefined && build === undefined)
    return `${tomlKey(name)} = ${quoteToml(version)}`;
  const parts = [
    `version = ${quoteToml(version)}`,
    ...(build === undefined ? [] : [`build = ${quoteToml(build)}`]),
    ...(channel === undefined ? [] : [`channel = ${quoteToml(channel)}`]),
  ];
  return `${tomlKey(name)} = { ${parts.join(', ')} }`;
}

/** One `=` means this version and whatever follows it after a dot. */
function fuzzy(version: string): string {
  if (version === '*' || version.endsWith('*') || /[<>,|]/.test(version)) return version;
  return `${version}.*`;
}
