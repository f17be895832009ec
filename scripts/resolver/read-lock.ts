/** uv's `pylock.toml` as packages of a record: names, versions and sums, without addresses. */
import { parse } from 'smol-toml';
import type { Package } from '../../src/core/generated/evidence.ts';
import type { Registry } from '../../src/core/registry.ts';

type Table = Readonly<Record<string, unknown>>;
type File = Package['files'][number];

/**
 * Sorted by name. A file's address is left out: it is another one behind every mirror, and the sum
 * says more.
 *
 * @throws {Error} When the text is no lock file.
 */
export function readLock(text: string, indexes: Registry['indexes']): readonly Package[] {
  const { packages } = parse(text);
  if (!Array.isArray(packages)) throw new Error('A lock file has packages.');
  return packages
    .map((item) => readPackage(table(item), indexes))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function readPackage(item: Table, indexes: Registry['indexes']): Package {
  const base = { name: word(item['name']) ?? '', version: word(item['version']) ?? '' };
  const vcs = item['vcs'];
  if (vcs !== undefined) {
    const { url, 'commit-id': commit } = table(vcs);
    return { ...base, commit: word(commit) ?? '', repository: word(url) ?? '', files: [] };
  }
  const wheels = Array.isArray(item['wheels']) ? item['wheels'] : [];
  const sdist = item['sdist'];
  const files = wheels.length > 0 ? wheels : sdist === undefined ? [] : [sdist];
  const index = indexId(word(item['index']), indexes);
  return {
    ...base,
    ...(index === undefined ? {} : { index }),
    files: files
      .map((file) => readFile(table(file)))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** A file has a name of its own or the one at the end of its address. */
function readFile(item: Table): File {
  const url = word(item['url']) ?? '';
  const bytes = Number(item['size'] ?? Number.NaN);
  const { pathname } = new URL(url);
  return {
    name: word(item['name']) ?? decodeURIComponent(pathname.split('/').at(-1) ?? ''),
    ...(Number.isSafeInteger(bytes) ? { bytes } : {}),
    sha256: word(table(item['hashes'])['sha256']) ?? '',
  };
}

/** `pytorch:cu130` for an address that `indexes.yml` has; nothing for the default index. */
function indexId(url: string | undefined, indexes: Registry['indexes']): string | undefined {
  if (url === undefined) return undefined;
  for (const index of indexes) {
    const [start = '', end] = index.url.split(/\{[a-z]+\}/);
    if (!url.startsWith(start.replace(/\/$/, ''))) continue;
    if (end === undefined) return index.id;
    return `${index.id}:${url.slice(start.length).replace(/\/+$/, '')}`;
  }
  return undefined;
}

function table(value: unknown): Table {
  if (typeof value !== 'object' || value === null) throw new Error('A lock file has tables here.');
  return Object.fromEntries(Object.entries(value));
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
