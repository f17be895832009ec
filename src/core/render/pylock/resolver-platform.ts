/** How uv is asked to resolve for a platform: what it calls it, and with which arguments. */
import type { Plan } from '../../plan/plan.ts';
import { findPlatform } from '../../platform/platforms.ts';
import type { Registry } from '../../registry.ts';

const TRIPLES = {
  'linux-x86_64': 'x86_64-manylinux_',
  'linux-aarch64': 'aarch64-manylinux_',
  'macos-x86_64': 'x86_64-apple-darwin',
  'macos-aarch64': 'aarch64-apple-darwin',
  'windows-x86_64': 'x86_64-pc-windows-msvc',
  'windows-aarch64': 'aarch64-pc-windows-msvc',
} as const;

/**
 * The value of `MACOSX_DEPLOYMENT_TARGET` beside it: uv resolves for macOS 13 by itself, for which
 * PyTorch has no wheels since 2.14.
 * @see https://docs.astral.sh/uv/reference/cli/#uv-pip-compile--python-platform
 */
export const OLDEST_MACOS = '14.0';

/**
 * The value of `--python-platform`; on Linux with the C library of the release, or an older one.
 * @see https://docs.astral.sh/uv/reference/cli/#uv-pip-compile--python-platform
 */
export function resolverPlatform(plan: Plan, registry: Registry, glibc?: string): string {
  const platform = findPlatform(registry.platforms, plan.place.platform.id);
  if (platform === undefined) throw new RangeError('A plan is for a platform of the registry.');
  const triple = TRIPLES[`${platform.os}-${platform.arch}`];
  if (platform.os !== 'linux') return triple;
  if (platform.libc === 'musl') return `${platform.arch}-unknown-linux-musl`;
  return `${triple}2_${manylinuxMinor(glibc ?? platform.glibc)}`;
}

/** uv knows 2.28 and all from 2.31 to 2.40; newer systems read wheels for older ones. */
function manylinuxMinor(glibc = '2.28'): number {
  const minor = Number(glibc.split('.')[1] ?? '28');
  return minor < 31 ? 28 : Math.min(minor, 40);
}

/**
 * Arguments of uv that turn pins into a lock file with addresses.
 * @see https://docs.astral.sh/uv/reference/cli/#uv-pip-compile
 */
export function lockArguments(
  plan: Plan,
  registry: Registry,
  { input, output }: { readonly input: string; readonly output: string },
  glibc?: string,
): readonly string[] {
  return [
    'pip',
    'compile',
    input,
    '--no-deps',
    '--quiet',
    '--format',
    'pylock.toml',
    '--output-file',
    output,
    '--python-version',
    plan.python?.version ?? '',
    '--python-platform',
    resolverPlatform(plan, registry, glibc),
  ];
}
