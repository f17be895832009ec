/** uv's `pylock.toml` as a stored resolution: what a resolver's result looks like in the catalog. */
import { parse } from 'smol-toml';
import type {
  LockedFile,
  LockedPackage,
  StoredResolution,
} from '../../../src/core/evidence/resolution.ts';

type Place = Omit<StoredResolution, 'packages'>;

/** @throws {Error} When the text is no lock file. */
export function readUvLock(text: string, place: Place): StoredResolution {
  const { packages } = parse(text);
  if (!Array.isArray(packages)) throw new Error('A lock file has packages.');
  return { ...place, packages: packages.map((item) => readPackage(table(item))) };
}

type Table = Readonly<Record<string, unknown>>;

function readPackage(item: Table): LockedPackage {
  const base = {
    name: text(item['name']) ?? '',
    version: text(item['version']),
    index: text(item['index']),
    marker: text(item['marker']),
    requiresPython: text(item['requires-python']),
  };
  const vcs = item['vcs'];
  if (vcs !== undefined) {
    const { url, 'commit-id': commit } = table(vcs);
    return { ...base, from: 'git', url: text(url) ?? '', commit: text(commit) ?? '' };
  }
  const wheels = Array.isArray(item['wheels']) ? item['wheels'] : [];
  const sdist = item['sdist'];
  return {
    ...base,
    from: 'index',
    wheels: wheels.map((wheel) => readFile(table(wheel))),
    sdist: sdist === undefined ? undefined : readFile(table(sdist)),
  };
}

/** A file has a name of its own or the one at the end of its address. */
function readFile(item: Table): LockedFile {
  const url = text(item['url']) ?? '';
  const size = item['size'];
  const hashes = Object.entries(table(item['hashes'])).map(
    ([algorithm, value]) => [algorithm, text(value) ?? ''] as const,
  );
  return {
    name: text(item['name']) ?? decodeURIComponent(url.split('/').at(-1) ?? ''),
    url,
    hashes: Object.fromEntries(hashes),
    size: typeof size === 'number' ? size : typeof size === 'bigint' ? Number(size) : undefined,
  };
}

function table(value: unknown): Table {
  if (typeof value !== 'object' || value === null) throw new Error('A lock file has tables here.');
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
