/**
 * Cuts: the places between versions where a range can begin or end.
 *
 * Every place has exactly one cut, so two ranges can be compared by their cuts. "After V and its
 * local versions" is written as "before the next version": `1.0.post0.dev0` follows `1.0+anything`
 * at once. Only after a final release and all its post-releases is there no next version.
 */

import { type Version, releaseVersion, shift } from './version.ts';
import { compareVersions } from './version-order.ts';

/** A place in the order of versions. */
export interface Cut {
  readonly version: Version;
  /**
   * `before` the version; `after` exactly that version, before its local versions;
   * `after-posts`: after a final release, its local versions and all its post-releases.
   */
  readonly side: 'before' | 'after' | 'after-posts';
}

/** The cut below every version: nothing is older than `0.dev0`. */
export const FLOOR: Cut = before({ ...releaseVersion([0]), dev: 0 });

/** The cut above every version. */
export const CEILING: Cut = before(releaseVersion([0], Infinity));

/** The cut just below a version. */
export function before(version: Version): Cut {
  return { version, side: 'before' };
}

/** The cut above a version and its local versions, below its first post-release. */
export function afterLocals(version: Version): Cut {
  const { post, dev } = version;
  if (dev !== undefined) return before({ ...version, dev: shift(dev, 1), local: undefined });
  const next = post === undefined ? 0 : shift(post, 1);
  return before({ ...version, post: next, dev: 0, local: undefined });
}

/**
 * The cut where `>version` begins: above its post-releases too, unless it is one itself.
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#exclusive-ordered-comparison
 */
export function afterPosts(version: Version): Cut {
  const { pre, post, dev } = version;
  if (dev !== undefined || post !== undefined) return afterLocals(version);
  if (pre === undefined) return { version, side: 'after-posts' };
  return before({ ...version, pre: { ...pre, number: shift(pre.number, 1) }, dev: 0 });
}

/** Orders cuts: negative when `left` lies below `right`, 0 at the same place. */
export function compareCuts(left: Cut, right: Cut): number {
  return (
    compareVersions(sortVersion(left), sortVersion(right)) ||
    Number(left.side === 'after') - Number(right.side === 'after')
  );
}

/** "After all post-releases" sorts as an endless post-release number. */
function sortVersion(cut: Cut): Version {
  return cut.side === 'after-posts' ? { ...cut.version, post: Infinity } : cut.version;
}
