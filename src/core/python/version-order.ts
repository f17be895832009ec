/**
 * The order of versions.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#summary-of-permitted-suffixes-and-relative-ordering
 */

import { remember } from './remember.ts';
import { type Integer, type Version, parseVersion } from './version.ts';

const PRE_RANKS = { a: 0, b: 1, rc: 2 } as const;
const DEV_ONLY_RANK = -1;
const FINAL_RANK = 3;

/**
 * Compares two versions: negative when `left` is older, 0 when they are equal (`1.0` and `1`),
 * positive when it is newer.
 * @throws RangeError when a string is not a version; check it with `parseVersion` first.
 */
export function compareVersions(left: Version | string, right: Version | string): number {
  const a = toVersion(left);
  const b = toVersion(right);
  return (
    compare(a.epoch, b.epoch) ||
    compareReleases(a.release, b.release) ||
    compare(preRank(a), preRank(b)) ||
    compare(a.pre?.number ?? 0, b.pre?.number ?? 0) ||
    compare(a.post ?? -1, b.post ?? -1) ||
    compare(a.dev ?? Infinity, b.dev ?? Infinity) ||
    compareLocals(a.local, b.local)
  );
}

function toVersion(version: Version | string): Version {
  return typeof version === 'string' ? versionOf(version) : version;
}

const versionOf = remember((text) => {
  const result = parseVersion(text);
  if (!result.ok) throw new RangeError(result.problem.message);
  return result.value;
});

function compare<T extends Integer | string>(left: T, right: T): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

function compareReleases(left: readonly Integer[], right: readonly Integer[]): number {
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compare(left[i] ?? 0, right[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function preRank(version: Version): number {
  if (version.pre !== undefined) return PRE_RANKS[version.pre.label];
  return version.post === undefined && version.dev !== undefined ? DEV_ONLY_RANK : FINAL_RANK;
}

function compareLocals(left: Version['local'], right: Version['local']): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  for (const [i, part] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    const order = compareLocalParts(part, other);
    if (order !== 0) return order;
  }
  return compare(left.length, right.length);
}

/** Words sort before numbers. */
function compareLocalParts(left: string | Integer, right: string | Integer): number {
  if (typeof left === 'string') return typeof right === 'string' ? compare(left, right) : -1;
  return typeof right === 'string' ? 1 : compare(left, right);
}
