/** Orders minor versions of Python: 3.9 before 3.10. */
import { compareVersions, parseVersion } from '../../src/core/python/index.ts';

export function compareMinors(left: string, right: string): number {
  const [one, other] = [parseVersion(left), parseVersion(right)];
  return one.ok && other.ok ? compareVersions(one.value, other.value) : 0;
}
