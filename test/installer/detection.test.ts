/** What `install.sh` makes of machines that are not just what a row of the catalog says. */
import { afterEach, describe, expect, it } from 'vitest';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { STATUS } from '../../src/core/render/installer/wording.ts';
import type { ShellId } from '../shell/shells.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { type Answer, type Ended, type Machine, Place } from './fake-machine.ts';
import { machineFor } from './machines.ts';
import { installerOf } from './scripts.ts';

const card = realCards.find(({ id }) => id === 'cellpose')!;
const places: Place[] = [];

afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

/** A dry run on a machine like Ubuntu 24.04, but for what is given. */
async function look(
  more: Partial<Machine>,
  args: readonly string[] = [],
  shell: ShellId = 'dash',
): Promise<Ended> {
  const target = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;
  const plan = planCard(card, target, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  const platform = findPlatform(realRegistry.platforms, 'ubuntu-24.04')!;
  const place = new Place(machineFor(platform, plan, undefined, { more }));
  places.push(place);
  return place.run(installerOf(card), { args: ['--dry-run', ...args], shell });
}

function release(lines: readonly string[]): Machine['files'] {
  return { 'etc/os-release': `${lines.join('\n')}\n` };
}

function libc(version: string): Answer {
  return { when: 'ldd\\ *', stdout: version };
}

function kernel(name: string, machine = 'x86_64'): readonly Answer[] {
  return [
    { when: 'uname\\ -s', stdout: name },
    { when: 'uname\\ -m', stdout: machine },
  ];
}

describe('a distribution', () => {
  it.each<[string, readonly string[], string, string]>([
    [
      'Linux Mint 21',
      ['ID=linuxmint', 'ID_LIKE="ubuntu debian"', 'VERSION_ID="21.3"', 'UBUNTU_CODENAME=jammy'],
      '2.35',
      'Ubuntu 22.04',
    ],
    [
      'Ubuntu 25.10',
      ['ID=ubuntu', 'VERSION_ID="25.10"', 'VERSION_CODENAME=questing'],
      '2.42',
      'Ubuntu 24.04',
    ],
    ['Ubuntu 20.04', ['ID=ubuntu', 'VERSION_ID="20.04"'], '2.31', 'Ubuntu 22.04'],
    [
      'Raspbian-like on Debian 12',
      ['ID=raspbian', 'ID_LIKE=debian', 'VERSION_ID="12"'],
      '2.36',
      'Debian 12',
    ],
    [
      'AlmaLinux 9',
      ['ID="almalinux"', 'ID_LIKE="rhel centos fedora"', 'VERSION_ID="9.4"'],
      '2.34',
      'Rocky Linux 9 or AlmaLinux 9',
    ],
    [
      'CentOS Stream 9',
      ['ID="centos"', 'ID_LIKE="rhel fedora"', 'VERSION_ID="9"'],
      '2.34',
      'RHEL 9',
    ],
    [
      'Oracle Linux 9',
      ['ID="ol"', 'ID_LIKE="fedora"', 'VERSION_ID="9.4"', 'PLATFORM_ID="platform:el9"'],
      '2.34',
      'RHEL 9',
    ],
    ['Manjaro', ['ID=manjaro', 'ID_LIKE=arch'], '2.44', 'Arch Linux'],
    ['EndeavourOS', ["ID='endeavouros'", "ID_LIKE='arch'"], '2.44', 'Arch Linux'],
    [
      'Tumbleweed',
      ['ID="opensuse-tumbleweed"', 'ID_LIKE="opensuse suse"'],
      '2.42',
      'openSUSE Leap 16.0',
    ],
  ])('%s has the plan of its nearest', async (_, lines, glibc, name) => {
    const files = release(lines);

    const ended = await look({ files, answers: [libc(`ldd (GNU libc) ${glibc}`)] }, [
      '--gpu',
      'cpu',
    ]);

    expect(ended.stderr).toContain(`Plan: ${name}, CPU`);
  });

  it('that is none of the known ones is told to name one', async () => {
    const ended = await look({ files: release(['ID=plan9', 'PRETTY_NAME="Plan 9"']) });

    expect([ended.status, ended.stdout]).toEqual([STATUS.refused, '']);
    expect(ended.stderr).toContain('There is no plan for Plan 9; --on names');
  });

  it('whose file is code is read and not run', async () => {
    const ended = await look({
      files: release(['ID=ubuntu', 'VERSION_ID=24.04', 'X=$(exit 7)', 'exit 9']),
    });

    expect(ended.status).toBe(0);
  });

  it('with musl is none that has glibc', async () => {
    const voidLinux = release(['ID=void', 'ID_LIKE=ubuntu', 'PRETTY_NAME=Void']);

    const ended = await look({ files: voidLinux, answers: [libc('musl libc (x86_64)')] });

    expect(ended.status).toBe(STATUS.refused);
  });

  it('named by hand is not looked for', async () => {
    const ended = await look({ files: release(['ID=plan9']) }, [
      '--on',
      'bookworm',
      '--gpu',
      'cpu',
    ]);

    expect([ended.status, ended.stderr.split('\n')[0]]).toEqual([
      0,
      'Plan: Debian 12, CPU, with uv.',
    ]);
  });
});

describe('a machine without a plan', () => {
  const elf32 = { 'bin/sh': '\u007fELF\u0001\u0001\u0001' };
  it.each<[string, Partial<Machine>, string]>([
    [
      'another processor',
      { answers: kernel('Linux', 'riscv64') },
      'processors of the kind riscv64',
    ],
    ['a 32-bit system', { files: elf32 }, 'programs of 32 bits'],
    ['Git Bash', { answers: kernel('MINGW64_NT-10.0-26100') }, 'run install.ps1 in PowerShell'],
    ['Cygwin', { answers: kernel('CYGWIN_NT-10.0') }, 'run install.ps1 in PowerShell'],
    ['FreeBSD', { answers: kernel('FreeBSD') }, 'There is no plan for FreeBSD'],
    [
      'NixOS',
      { files: release(['ID=nixos', 'VERSION_ID="25.11"']) },
      'On NixOS wheels do not find',
    ],
  ])('is told so: %s', async (_, more, words) => {
    const ended = await look(more);

    expect([ended.status, ended.calls, ended.stdout]).toEqual([STATUS.refused, [], '']);
    expect(ended.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(words)]);
  });
});

describe('a Mac', () => {
  it('under Rosetta is taken for what it is', async () => {
    const rosetta = { when: 'sysctl\\ -n\\ hw.optional.arm64', stdout: '1' };

    const ended = await look({ answers: [...kernel('Darwin'), rosetta] });

    expect(ended.stderr).toContain('runs under Rosetta');
    expect(ended.stderr).toContain('Plan: macOS on Apple silicon, Apple silicon, with uv.');
  });
});

describe('a GPU', () => {
  const smi = (stdout: string, exit = 0): Answer => ({ when: 'nvidia-smi\\ *', stdout, exit });

  it('is asked in the folder where WSL keeps the program', async () => {
    const text = '#!/bin/sh\necho "581.15, 12.0"\n';
    const place = { 'usr/lib/wsl/lib/nvidia-smi': text };
    const wsl = { when: 'uname\\ -r', stdout: '6.6.87.2-microsoft-standard-WSL2' };
    const target = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;
    const plan = planCard(card, target, realRegistry);
    if (plan.kind === 'refusal') throw new Error(plan.reason);
    const platform = findPlatform(realRegistry.platforms, 'ubuntu-24.04')!;
    const machine = machineFor(platform, plan, undefined, {
      more: { files: place, answers: [wsl] },
    });
    const where = new Place(machine);
    places.push(where);
    where.makeExecutable('usr/lib/wsl/lib/nvidia-smi');

    const ended = await where.run(installerOf(card), { args: ['--dry-run'] });

    expect(ended.stderr).toContain(
      'Plan: WSL 2 with Ubuntu 24.04, NVIDIA Blackwell, driver 581.15, with uv.',
    );
  });

  it.each<[string, Partial<Machine>, string]>([
    [
      'of two is the first',
      { programs: ['nvidia-smi'], answers: [smi('580.65.06, 9.0\n580.65.06, 7.5')] },
      'NVIDIA Hopper, driver 580.65.06',
    ],
    [
      'of a family to come is any NVIDIA GPU',
      { programs: ['nvidia-smi'], answers: [smi('700.10, 19.0')] },
      'NVIDIA GPU, driver 700.10',
    ],
    [
      'with an old driver that does not tell its capability',
      {
        programs: ['nvidia-smi'],
        answers: [
          {
            when: 'nvidia-smi\\ *compute_cap*',
            stdout: 'Field "compute_cap" is not a valid field',
            exit: 2,
          },
          smi('535.183.01'),
        ],
      },
      'NVIDIA GPU, driver 535.183.01',
    ],
    [
      'is found by the kernel module alone',
      {
        files: {
          'proc/driver/nvidia/version':
            'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build\n',
        },
      },
      'NVIDIA GPU, driver 580.95.05',
    ],
    [
      'by AMD is known by the kernel',
      {
        files: {
          'sys/class/kfd/kfd/topology/nodes/1/properties':
            'simd_count 192\ngfx_target_version 110001\n',
        },
      },
      'AMD RDNA 3, with uv',
    ],
    [
      'by AMD for data centres is known by the kernel',
      { files: { 'sys/class/kfd/kfd/topology/nodes/1/properties': 'gfx_target_version 90402\n' } },
      'AMD CDNA 3, with uv',
    ],
  ])('%s', async (_, more, words) => {
    const ended = await look(more);

    expect(ended.stderr).toContain(`Plan: Ubuntu 24.04, ${words}`);
  });

  it.each<[string, Partial<Machine>, string]>([
    [
      'NVIDIA without a driver',
      {
        programs: ['lspci'],
        answers: [
          {
            when: 'lspci\\ *',
            stdout: '01:00.0 VGA compatible controller: NVIDIA Corporation AD102',
          },
        ],
      },
      'no driver that answers',
    ],
    [
      'AMD that the kernel does not compute on',
      {
        programs: ['lspci'],
        answers: [
          {
            when: 'lspci\\ *',
            stdout:
              '03:00.0 VGA compatible controller: Advanced Micro Devices, Inc. [AMD/ATI] Navi 31',
          },
        ],
      },
      'the kernel offers no computing on it',
    ],
    [
      'AMD of no family',
      { programs: ['rocminfo'], answers: [{ when: 'rocminfo\\ *', stdout: '  Name:   gfx1036' }] },
      'calls itself gfx1036',
    ],
  ])('is said not to be used: %s', async (_, more, words) => {
    const ended = await look(more);

    expect(ended.stderr).toContain(words);
    expect(ended.stderr).toContain('Plan: Ubuntu 24.04, CPU, with uv.');
  });

  it('with too old a driver is refused, with what would work', async () => {
    const ended = await look({ programs: ['nvidia-smi'], answers: [smi('390.157, 6.1')] });

    expect(ended.status).toBe(STATUS.refused);
    expect(ended.stderr).toContain('yours is 390.157. What works here: --gpu cpu --with uv.');
  });

  it('named by hand is believed, with its driver', async () => {
    const ended = await look({}, ['--gpu', 'rtx-40', '--driver', '535.183.01']);

    expect(ended.stderr).toContain('Plan: Ubuntu 24.04, NVIDIA Ada Lovelace, driver 535.183.01');
  });
});

describe('a mistake in the call', () => {
  it.each<[readonly string[], string]>([
    [['--gpu', 'voodoo'], 'There is no GPU family voodoo'],
    [['--on', 'beos'], 'There is no platform beos'],
    [['--on', 'windows'], 'For Windows run install.ps1'],
    [['--with', 'docker'], 'There is no tool docker for this model; there are uv pip conda'],
    [['--with'], '--with needs a value'],
    [['--driver', 'x'], 'x is no driver version'],
    [['--nonsense'], '--nonsense is no option of this script'],
    [['--feature', 'gui'], 'The page makes them'.toLowerCase()],
    [['--variant', 'other'], 'the page has plans for the others'],
    [['--no-admin', '--system'], '--no-admin and --system exclude each other'],
    [['--no-admin', '--with', 'pip'], 'https://cards.example/models/cellpose/'],
  ])('is answered: %j', async (args, words) => {
    const ended = await look({}, args);

    expect([STATUS.usage, STATUS.refused]).toContain(ended.status);
    expect([ended.calls, ended.stdout]).toEqual([[], '']);
    expect(ended.stderr).toContain(words);
  });

  it.each(['--help', '-h', '--version'])('is none: %s', async (option) => {
    const ended = await look({}, [option]);

    expect([ended.status, ended.stderr, ended.calls]).toEqual([0, '', []]);
    expect(ended.stdout).toContain('cellpose');
  });

  it('is none when an option has its value behind a sign', async () => {
    const ended = await look({}, ['--with=pip', '--gpu=cpu', '--dir=a=b']);

    expect(ended.stdout).toContain("mkdir -p 'a=b'\ncd 'a=b'\n");
  });
});
