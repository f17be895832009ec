/** What the data say of platforms, GPU families, tools and package managers, as functions of `install.sh`. */
import type { Compute } from '../../../generated/compute.ts';
import type { PackageManager, Platform } from '../../../platform/platform.ts';
import { quotePosix } from '../../../quote/posix.ts';
import type { Registry } from '../../../registry.ts';
import { wrapWords } from '../../posix/wrap.ts';
import type { PlanSpace } from '../plan-space.ts';
import { indent, quoteProse, shellFunction } from './functions.ts';

/** All tables; `managers` are the package managers that some step names. */
export function nameFunctions(
  { platforms, tools }: PlanSpace,
  { compute, managers }: Registry,
  used: readonly string[],
): string {
  return [
    toolFunction(tools),
    rowsFunction(platforms),
    platformFunction(platforms),
    familyFunction(compute),
    genericFunction(compute),
    capabilityFunction(compute),
    gfxFunction(compute),
    queryFunction(managers.filter(({ id }) => used.includes(id))),
    programFunction(managers.filter(({ id }) => used.includes(id))),
  ].join('\n');
}

function toolFunction(tools: readonly string[]): string {
  return shellFunction('set_tools', [`tools='${tools.join(' ')}'`]);
}

/** One call of `row` for each Linux, in the order of the catalog; `mac_row` and `wsl_row` likewise. */
function rowsFunction(platforms: readonly Platform[]): string {
  const lines = platforms.map((platform) => {
    const { id, arch, os, wsl } = platform;
    if (os === 'macos') return `mac_row ${quotePosix(id)} ${arch}`;
    if (wsl === true) return `wsl_row ${quotePosix(id)} ${quotePosix(hostOf(platform, platforms))}`;
    const { libc = 'glibc', glibc = '-', distribution = '-', release = '-', aliases } = platform;
    const suffix = `-${arch}`;
    const names = [
      distribution,
      ...aliases.map((alias) => withoutEnd(alias, suffix)),
      ...relativesOf(platform, platforms),
    ];
    const words = ['row', id, arch, libc, glibc, release, ...new Set(names)];
    return words.map(quotePosix).join(' ');
  });
  // WSL comes last: it looks at the row that was found.
  const sorted = lines.toSorted(
    (a, b) => Number(a.startsWith('wsl')) - Number(b.startsWith('wsl')),
  );
  return shellFunction('rows', sorted);
}

/** Names of its kin, such as `opensuse`, but for those that are a row of their own. */
function relativesOf(
  { like = [], distribution }: Platform,
  all: readonly Platform[],
): readonly string[] {
  return like.filter(
    (name) => !all.some((other) => other.distribution === name && name !== distribution),
  );
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}

/** The plain platform of the same release, which a system inside WSL says it is. */
function hostOf(wsl: Platform, platforms: readonly Platform[]): string {
  const host = platforms.find(
    (other) =>
      other.wsl !== true &&
      other.distribution === wsl.distribution &&
      other.release === wsl.release &&
      other.arch === wsl.arch,
  );
  return host?.id ?? wsl.id;
}

/** From an id or another spelling to the id and the name. */
function platformFunction(platforms: readonly Platform[]): string {
  const branches = platforms.map(({ id, aliases, name, arch, os }) => {
    const isTwin = platforms.some((other) => other.name === name && other.id !== id);
    const full = isTwin && id.endsWith(`-${arch}`) ? `${name} (${arch})` : name;
    const words = [id, ...aliases].map(quotePosix).join('|');
    const set = [
      `platform=${quotePosix(id)} platform_os=${os} platform_arch=${arch}`,
      `platform_name=${quoteProse(name)} platform_full=${quoteProse(full)}`,
    ];
    return `  ${words})\n${indent(set, 4)}\n    ;;`;
  });
  return shellFunction('set_platform', ['case $1 in', ...branches, '  *) return 1 ;;', 'esac']);
}

function familyFunction({ families }: Compute): string {
  const branches = families.map(({ id, aliases = [], name, compute }) => {
    const words = [id, ...aliases].map(quotePosix).join('|');
    return `  ${words}) family=${quotePosix(id)} compute=${compute} gpu_name=${quoteProse(name)} ;;`;
  });
  return shellFunction('set_family', ['case $1 in', ...branches, '  *) return 1 ;;', 'esac']);
}

/** The family that stands for a kind of compute when no more is known. */
function genericFunction({ kinds, families }: Compute): string {
  const branches = kinds.flatMap(({ id }) => {
    const own = families.filter(({ compute }) => compute === id);
    const generic = own.find((family) => family.generic === true) ?? own[0];
    return generic === undefined ? [] : [`  ${id}) set_family ${quotePosix(generic.id)} ;;`];
  });
  return shellFunction('set_generic', ['case $1 in', ...branches, '  *) return 1 ;;', 'esac']);
}

/** NVIDIA's compute capability as ten times its number: 8.9 is 89. */
function capabilityFunction({ families }: Compute): string {
  const calls = families.flatMap(({ id, capability }) =>
    capability === undefined
      ? []
      : [`between ${tenfold(capability.min)} ${tenfold(capability.max)} ${quotePosix(id)}`],
  );
  return shellFunction('nvidia_families', calls);
}

function tenfold(capability: string): string {
  const [major = '0', minor = '0'] = capability.split('.');
  return String(Number(major) * 10 + Number(minor));
}

function gfxFunction({ families }: Compute): string {
  const branches = families.flatMap(({ id, gfx }) =>
    gfx === undefined
      ? []
      : [`  ${gfx.map(quotePosix).join('|')}) set_family ${quotePosix(id)} ;;`],
  );
  return shellFunction('amd_family', ['case $1 in', ...branches, '  *) return 1 ;;', 'esac']);
}

/** Whether a package manager has a package; only looks. */
function queryFunction(managers: readonly PackageManager[]): string {
  const branches = managers.flatMap(({ id, query }) => {
    if (query === undefined) return [];
    const call = [...query.run.map(quotePosix), '"$2"', '2>/dev/null', '</dev/null'];
    const shows =
      query.shows === undefined
        ? ['>/dev/null']
        : [`| grep ${quotePosix(query.shows)}`, '>/dev/null'];
    return [`  ${id})`, indent(wrapWords([...call, ...shows], 6), 4), '    ;;'];
  });
  return shellFunction('has_package', ['case $1 in', ...branches, '  *) return 1 ;;', 'esac']);
}

/** The program of a package manager. */
function programFunction(managers: readonly PackageManager[]): string {
  const branches = managers.map(
    ({ id, install }) => `  ${id}) program=${quotePosix(install[0] ?? id)} ;;`,
  );
  return shellFunction('set_program', ['case $1 in', ...branches, '  *) program=$1 ;;', 'esac']);
}
