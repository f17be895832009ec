/** Machines of every platform of the catalog, as their own programs and files describe them. */
import { posix } from 'node:path';
import type { Plan } from '../../src/core/plan/plan.ts';
import type { Platform } from '../../src/core/platform/platform.ts';
import { expectedCalls } from '../shell/expected-calls.ts';
import type { Answer, Machine } from './fake-machine.ts';

/** The GPU of a machine, as its tools show it. */
export interface Gpu {
  readonly family: string;
  readonly driver?: string;
  readonly answers: readonly Answer[];
  readonly programs: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

export const NO_GPU: Gpu = { family: 'cpu', answers: [], programs: [], files: {} };

export function nvidia(family: string, capability: string, driver: string): Gpu {
  const answer = {
    when: 'nvidia-smi\\ --query-gpu=driver_version,compute_cap*',
    stdout: `${driver}, ${capability}`,
  };
  return { family, driver, answers: [answer], programs: ['nvidia-smi'], files: {} };
}

export function amd(family: string, gfx: string): Gpu {
  const stdout = `  Name:                    AMD Ryzen 9 7950X\n  Name:                    ${gfx}`;
  return { family, answers: [{ when: 'rocminfo\\ *', stdout }], programs: ['rocminfo'], files: {} };
}

/** What a machine is besides its platform and its GPU. */
export interface Circumstances {
  readonly isRoot?: boolean;
  /** System packages that are there: all, or none. */
  readonly packages?: 'all' | 'none';
  readonly more?: Partial<Machine>;
  readonly without?: readonly string[];
}

/** Programs that only look, and are on every machine of these tests. */
const LOOKING = ['uname', 'id', 'ldd', 'sysctl', 'dpkg-query', 'rpm'];

/** A machine on which this plan can be followed. */
export function machineFor(
  platform: Platform,
  plan: Plan,
  gpu: Gpu = NO_GPU,
  { isRoot = false, packages = 'none', more = {}, without = [] }: Circumstances = {},
): Machine {
  const installed = plan.steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'install-system' ? action.names : [])),
  );
  const missing = new Set([...without, ...(packages === 'none' ? installed : [])]);
  const programs = [
    ...LOOKING,
    ...(isRoot ? [] : ['sudo']),
    ...gpu.programs,
    ...expectedCalls(plan).flatMap(({ argv }) => programsOf(argv)),
    ...(more.programs ?? []),
  ];
  return {
    files: { ...filesOf(platform), ...gpu.files, ...more.files },
    programs: programs.filter((name) => !missing.has(name)),
    answers: [
      ...(more.answers ?? []),
      ...gpu.answers,
      ...kernelAnswers(platform),
      ...packageAnswers(packages),
      ...pythonAnswers(platform),
      { when: 'id\\ -u', stdout: isRoot ? '0' : '1000' },
    ],
  };
}

/** The program, the one that sudo starts, and `python` for what lies inside environments. */
function programsOf(argv: readonly string[]): readonly string[] {
  const [first = '', ...rest] = argv;
  const inner =
    first === 'sudo' ? rest.filter((word) => !word.includes('=') && word !== 'env') : [];
  return [posix.basename(first), ...inner.slice(0, 1)];
}

function filesOf({ os, distribution, release }: Platform): Readonly<Record<string, string>> {
  const elf = '\u007fELF\u0002\u0001\u0001';
  if (os === 'macos' || distribution === undefined) return { 'bin/sh': elf };
  const lines = [
    `NAME="${distribution}"`,
    `PRETTY_NAME="${distribution} ${release ?? ''}"`,
    `ID=${distribution}`,
    ...(release === undefined ? [] : [`VERSION_ID="${release}"`]),
  ];
  return { 'bin/sh': elf, 'etc/os-release': `${lines.join('\n')}\n` };
}

function kernelAnswers({ os, arch, glibc, wsl }: Platform): readonly Answer[] {
  const isMac = os === 'macos';
  const machine = isMac && arch === 'aarch64' ? 'arm64' : arch;
  const libc = glibc === undefined ? 'musl libc (x86_64)' : `ldd (GNU libc) ${glibc}`;
  return [
    { when: 'uname\\ -s', stdout: isMac ? 'Darwin' : 'Linux' },
    { when: 'uname\\ -m', stdout: machine },
    { when: 'uname\\ -r', stdout: wsl === true ? '6.6.87.2-microsoft-standard-WSL2' : '6.12.0' },
    { when: 'sysctl\\ *', exit: 1 },
    { when: 'ldd\\ *', stdout: libc },
  ];
}

function packageAnswers(there: 'all' | 'none'): readonly Answer[] {
  const queries = [
    'dpkg-query\\ --status\\ *',
    'rpm\\ --query\\ *',
    'pacman\\ -Q\\ *',
    'apk\\ info\\ *',
    'brew\\ list\\ *',
  ];
  return queries.map((when) =>
    there === 'all' ? { when, stdout: 'Status: install ok installed' } : { when, exit: 1 },
  );
}

/** `python3` is the platform's own; `python3.12` says its name. */
function pythonAnswers({ python }: Platform): readonly Answer[] {
  const others = ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];
  return [
    ...others.map((version) => ({
      when: `python${version}\\ -c\\ 'import sys;'*`,
      stdout: version,
    })),
    { when: `python3\\ -c\\ 'import sys;'*`, stdout: python.version ?? '3.9' },
    { when: `python*\\ -c\\ 'import ensurepip'*`, exit: 0 },
  ];
}
