/** A stored resolution as a lock file. */
import type { LockedFile, LockedPackage, StoredResolution } from '../../evidence/resolution.ts';
import { commentToml, quoteToml, tomlInline, tomlKey, tomlStrings } from '../../quote/toml.ts';

/**
 * The text of `pylock.toml`. Packages and files are sorted, so that bytes hang on the result alone.
 * @param environment marker that the target's platform meets
 * @see https://packaging.python.org/en/latest/specifications/pylock-toml/
 */
export function renderPylock(resolution: StoredResolution, environment: string): string {
  const { card, date, packages, requiresPython, resolver } = resolution;
  const head = [
    commentToml(
      `${card} on ${resolution.platform}, ${resolution.gpu}: found by ${resolver} on ${date}`,
    ),
    'lock-version = "1.0"',
    `environments = ${tomlStrings([environment])}`,
    `requires-python = ${quoteToml(requiresPython)}`,
    'created-by = "cardstock"',
    ...(packages.length === 0 ? ['packages = []'] : []),
  ].join('\n');
  const blocks = packages.toSorted(byName).map(packageBlock);
  return `${[head, ...blocks].join('\n\n')}\n`;
}

function packageBlock(locked: LockedPackage): string {
  const base = [
    '[[packages]]',
    ...pair('name', locked.name),
    ...pair('version', locked.version),
    ...pair('marker', locked.marker),
    ...pair('requires-python', locked.requiresPython),
    ...pair('index', locked.index),
  ];
  switch (locked.from) {
    case 'git': {
      const place = { type: 'git', url: locked.url, 'commit-id': locked.commit };
      return [...base, `vcs = ${tomlInline(place)}`].join('\n');
    }
    case 'index':
      return [...base, ...filesOf(locked)].join('\n');
    default:
      return locked satisfies never;
  }
}

function filesOf({
  sdist,
  wheels,
}: Extract<LockedPackage, { readonly from: 'index' }>): readonly string[] {
  const source = sdist === undefined ? [] : [`sdist = ${fileTable(sdist)}`];
  if (wheels.length === 0) return source;
  const lines = wheels.toSorted(byName).map((wheel) => `  ${fileTable(wheel)},`);
  return [...source, 'wheels = [', ...lines, ']'];
}

function fileTable({ name, url, size, hashes }: LockedFile): string {
  const sorted = Object.entries(hashes).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const pairs = [
    ...pair('name', name),
    ...pair('url', url),
    ...(size === undefined ? [] : [`size = ${String(Math.trunc(size))}`]),
    `hashes = ${tomlInline(Object.fromEntries(sorted))}`,
  ];
  return `{ ${pairs.join(', ')} }`;
}

function pair(key: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${tomlKey(key)} = ${quoteToml(value)}`];
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  if (left.name === right.name) return 0;
  return left.name < right.name ? -1 : 1;
}
