/** How a package manager is told of the proxy, which it does not see through sudo. */
import type { PackageManager } from '../platform/platform.ts';
import type { Network } from './network.ts';

/**
 * The command line of a package manager, with the proxy in it where the target has one.
 *
 * @param argv program first; a manager that reads variables gets them from `env`, so that they stand
 *   behind sudo
 */
export function throughProxy(
  { proxy }: Network,
  manager: PackageManager,
  argv: readonly string[],
): readonly string[] {
  if (proxy === undefined || manager.proxy === undefined) return argv;
  const [program = '', ...rest] = argv;
  const { options = [], variables = [] } = manager.proxy;
  const filled = options.map((word) => word.replaceAll('{proxy}', proxy));
  const isDropped = manager.root && variables.length > 0;
  const settings = isDropped ? ['env', ...variables.map((name) => `${name}=${proxy}`)] : [];
  return [...settings, program, ...filled, ...rest];
}
