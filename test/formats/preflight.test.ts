/** `preflight.py` of every card, read and run by Python on machines that are not here. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import { fit } from '../../src/core/fit/fit.ts';
import { readMachine } from '../../src/core/fit/read-machine.ts';
import { preflight, preflightFormat } from '../../src/core/render/preflight/preflight.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { madeOfHostileCards } from './distinct-renderings.ts';
import { type Outcome, type Pretence, newFolder, nvidiaSmi, osRelease, runOn } from './machines.ts';
import { poisoned, readPython } from './python-files.ts';

const UBUNTU = osRelease({ ID: 'ubuntu', ID_LIKE: 'debian', VERSION_ID: '24.04' });
const GLIBC = { libc: 'glibc 2.39' };
const ADA = nvidiaSmi('NVIDIA GeForce RTX 4090, 580.65.06, 24564, 8.9');
const FFMPEG = { ffmpeg: '#!/bin/sh\n' };

function card(id: string): Card {
  const found = realCards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no card ${id}.`);
  return found;
}

function check(id: string, machine: Pretence, ...options: readonly string[]): Outcome {
  return runOn(machine, preflight(card(id), realRegistry), options);
}

function profileOf({ stdout }: Outcome): Record<string, unknown> {
  return JSON.parse(stdout);
}

describe('preflight.py', () => {
  it('is read by Python 3.7 for every card, as ASCII with no card in its first lines', () => {
    const texts = realCards.map((one) => preflight(one, realRegistry));

    const trees = readPython(texts);

    expect(trees.map(({ data }) => data['MODEL'])).toEqual(
      realCards.map(({ id, name }) => expect.objectContaining({ id, name })),
    );
    expect(new Set(trees.map(({ program }) => program)).size).toBe(1);
    expect(new Set(texts.map((text) => text.split('\n', 12).join('\n'))).size).toBe(1);
    for (const text of texts) expect(text).toMatch(/^[\n -~]+[^\n]\n$/);
    expect(texts.filter((text) => text.includes(' This model'))).toEqual([]);
  });

  it('is the same file for every target, and refuses where there is no plan', () => {
    for (const one of realCards) {
      const found = goldenTargets.map(({ target }) =>
        preflightFormat.render({ card: one, target, registry: realRegistry }),
      );

      const texts = found.flatMap((each) => (each.kind === 'rendering' ? each.files : []));
      expect(new Set(texts.map(({ text }) => text)).size).toBeLessThanOrEqual(1);
      const reasons = found.flatMap((each) => (each.kind === 'refusal' ? each.reason : []));
      expect(reasons.filter((reason) => !reason.endsWith('.'))).toEqual([]);
    }
  });

  it('holds whatever a card says as data', () => {
    const hostile = poisoned();

    const [tree] = readPython([preflight(hostile, realRegistry)]);
    const [usual] = readPython([preflight(card('cellpose'), realRegistry)]);

    expect(tree?.data['MODEL']).toMatchObject({ name: hostile.name });
    expect(JSON.stringify(tree?.data['NEEDS'])).toContain('__import__');
    expect(tree?.program).toBe(usual?.program);
  });

  it('holds the hostile corpus as data', () => {
    const made = madeOfHostileCards(preflightFormat);

    const trees = readPython(made.map(({ rendering }) => rendering.files[0]!.text));

    expect(trees.map(({ data }) => data['MODEL'])).toEqual(
      made.map(({ card }) => expect.objectContaining({ id: card.id, name: card.name })),
    );
    expect(trees.length).toBeGreaterThan(10);
    expect(new Set(trees.map(({ program }) => program)).size).toBe(1);
  });

  it('says what is missing with the line of this platform, and ends with 2', () => {
    const machine = { files: UBUNTU, programs: { 'nvidia-smi': ADA }, case: GLIBC };

    const { status, stdout, stderr } = check('openai-whisper', machine);

    expect(stderr).toBe('');
    expect(stdout).toMatch(/^FAIL ffmpeg: missing: /m);
    expect(stdout).toMatch(/^ +Fix: .*apt-get install -y --no-install-recommends ffmpeg$/m);
    expect(stdout).toMatch(/^ok {3}GPU: NVIDIA GeForce RTX 4090$/m);
    expect(stdout).toMatch(/variants that fit: .*large/);
    expect(status).toBe(2);
  });

  it('prints a profile that fit reads, and the checks beside it', () => {
    const machine = {
      files: { ...UBUNTU, 'proc/meminfo': 'MemTotal:       32768000 kB\n', 'dev/nvidia0': '' },
      programs: { 'nvidia-smi': ADA, ...FFMPEG },
      case: { ...GLIBC, python: [3, 12, 4] },
    };

    const found = check('openai-whisper', machine, '--json');

    expect(found.status).toBe(0);
    expect(found.stderr).toMatch(/^ok {3}ffmpeg: is there$/m);
    expect(profileOf(found)).toEqual({
      platform: 'ubuntu-24.04',
      gpu: 'ada',
      driver: '580.65.06',
      vramGiB: 24,
      ramGiB: 31.2,
      diskGiB: expect.any(Number),
    });
    const read = readMachine(found.stdout, realRegistry);
    if (!read.ok) throw new Error(read.message);
    expect(fit(card('openai-whisper'), read.machine, realRegistry).verdict).toBe('fits');
  });

  it('prints a profile that the command line reads', () => {
    const machine = { files: UBUNTU, programs: FFMPEG, case: { ...GLIBC, python: [3, 12, 4] } };
    const path = join(newFolder(), 'machine.json');
    writeFileSync(path, check('openai-whisper', machine, '--json', '--this-python').stdout);

    const entry = join(import.meta.dirname, '../../scripts/cardstock.ts');
    const call = [entry, 'fit', 'openai-whisper', '--machine', path];
    const { status, stdout } = spawnSync(process.execPath, call, { encoding: 'utf8' });

    expect(stdout).toMatch(/^fits: /);
    expect(status).toBe(0);
  });

  it.each([
    ['an old driver', '470.57.02', '6.1', true, 'pascal'],
    ['a driver that cannot tell the capability', '390.48', '', false, 'nvidia'],
  ])('names %s', (_, driver, capability, knows, family) => {
    const smi = nvidiaSmi(`NVIDIA GeForce GTX 1080, ${driver}, 8117, ${capability}`, knows);
    const machine = { files: UBUNTU, programs: { 'nvidia-smi': smi }, case: GLIBC };

    const found = check('vllm', machine, '--json');

    expect(profileOf(found)).toMatchObject({ gpu: family, driver });
    expect(found.stderr).toMatch(/^FAIL (Driver|GPU): /m);
    expect(found.status).toBe(2);
  });

  it('finds an AMD GPU by its compute driver', () => {
    const files = {
      ...UBUNTU,
      'sys/class/kfd/kfd/topology/nodes/0/properties': 'simd_count 0\ngfx_target_version 0\n',
      'sys/class/kfd/kfd/topology/nodes/1/properties': 'simd_count 96\ngfx_target_version 110000\n',
      'sys/class/drm/card1/device/mem_info_vram_total': '25753026560\n',
    };

    const found = check('cellpose', { files, case: GLIBC }, '--json');

    expect(profileOf(found)).toMatchObject({ gpu: 'rdna3', vramGiB: 24 });
  });

  it('says that a GPU of NVIDIA without a driver needs one', () => {
    const files = {
      ...UBUNTU,
      'sys/bus/pci/devices/0000:01:00.0/vendor': '0x10de\n',
      'sys/bus/pci/devices/0000:01:00.0/class': '0x030000\n',
    };

    const { stdout } = check('cellpose', { files, case: GLIBC });

    expect(stdout).toMatch(/^FAIL Driver: none is loaded.*\n +Fix: Install the driver of NVIDIA/m);
  });

  it('knows WSL, where the driver is the one of Windows', () => {
    const files = {
      ...UBUNTU,
      'proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n',
    };
    const smi = nvidiaSmi('NVIDIA GeForce RTX 2070, 411.31, 8192, 7.5');

    const found = check(
      'cellpose',
      { files, programs: { 'nvidia-smi': smi }, case: GLIBC },
      '--json',
    );

    expect(profileOf(found)).toMatchObject({ platform: 'wsl2', gpu: 'turing' });
    expect(found.stderr).toMatch(/Fix: Update the driver in Windows; install none inside WSL\./);
  });

  it.each([
    ['version 2', { 'sys/fs/cgroup/memory.max': '2147483648\n' }],
    [
      'version 1',
      {
        'proc/self/cgroup': '5:cpu,memory:/docker/abc\n',
        'sys/fs/cgroup/memory/memory.limit_in_bytes': '2147483648\n',
      },
    ],
  ])('counts the memory limit of a container, cgroup %s', (_, limits) => {
    const debian = osRelease({ ID: 'debian', VERSION_ID: '12' });
    const files = { ...debian, 'proc/meminfo': 'MemTotal: 65536000 kB\n', ...limits };

    const found = check('cellpose', { files, case: { libc: 'glibc 2.36' } }, '--json');

    expect(profileOf(found)).toMatchObject({ platform: 'debian-12', ramGiB: 2 });
    expect(found.stderr).toMatch(
      /^FAIL Memory: 2\.1 GB \(limit of the container or session\); needs 8/m,
    );
  });

  it('says that a model for glibc has no plan on musl', () => {
    const alpine = osRelease({ ID: 'alpine', VERSION_ID: '3.24.1' });
    const files = { ...alpine, 'lib/ld-musl-x86_64.so.1': '' };

    const found = check('cellpose', { files }, '--json');

    expect(profileOf(found)).toMatchObject({ platform: 'alpine', gpu: 'cpu' });
    expect(found.stderr).toMatch(/^FAIL Model: no plan for Alpine 3\.24: .*musl/m);
  });

  it('measures the C library, not the name of the system', () => {
    const machine = { files: UBUNTU, case: { libc: 'glibc 2.17' } };

    const { stdout } = check('cellpose', machine);

    expect(stdout).toMatch(/^FAIL C library: glibc 2\.17; needs 2\.28 or newer$/m);
  });

  it('looks for libraries where the loader would', () => {
    const fedora = osRelease({ ID: 'fedora', VERSION_ID: '44' });
    const machine = { files: { ...fedora, 'usr/lib64/libglib-2.0.so.0': '' }, case: GLIBC };

    const { stdout } = check('detectree2', machine);

    expect(stdout).toMatch(/^FAIL libgl: missing: .*\n +Fix: (sudo )?dnf install -y mesa-libGL$/m);
    expect(stdout).toMatch(/^ok {3}glib2: is there$/m);
    expect(stdout).toMatch(/^FAIL git: .*\n +Fix: (sudo )?dnf install -y git/m);
  });

  it('knows Apple silicon, and a Python that runs translated', () => {
    const sysctl = '#!/bin/sh\n[ "$2" = sysctl.proc_translated ] && echo 1\n';
    const mac = { platform: 'darwin', machine: 'x86_64', macos: '12.6' };

    const found = check('cellpose', { programs: { sysctl }, case: mac }, '--json');

    expect(profileOf(found)).toMatchObject({ platform: 'macos-arm64', gpu: 'apple' });
    expect(found.stderr).toMatch(/^FAIL Python: it is made for Intel and runs under Rosetta$/m);
    expect(found.stderr).toMatch(/^FAIL System: version 12\.6; needs 14\.0 or newer$/m);
  });

  it('does not take the stubs of macOS for programs', () => {
    const select = '#!/bin/sh\nexit 2\n';
    const mac = { platform: 'darwin', machine: 'arm64', macos: '15.1' };

    const { stdout } = check('detectree2', { programs: { 'xcode-select': select }, case: mac });

    expect(stdout).toMatch(/^FAIL cxx-compiler: .*\n +Fix: Run xcode-select --install/m);
  });

  it('asks Windows for its memory', () => {
    const windows = { platform: 'win32', machine: 'AMD64', memory: 17_066_000_000 };

    const found = check('openai-whisper', { case: windows }, '--json');

    expect(profileOf(found)).toMatchObject({ platform: 'windows', gpu: 'cpu', ramGiB: 15.9 });
    expect(found.stderr).toMatch(/^ +Fix: winget install .*--id Gyan\.FFmpeg$/m);
  });

  it.each([
    [{ ID: 'linuxmint', ID_LIKE: 'ubuntu debian', UBUNTU_CODENAME: 'noble' }, 'ubuntu-24.04'],
    [{ ID: 'almalinux', ID_LIKE: 'rhel centos fedora', VERSION_ID: '9.6' }, 'rocky-9'],
    [{ ID: 'centos', ID_LIKE: 'rhel fedora', VERSION_ID: '9' }, 'rhel-9'],
    [{ ID: 'raspbian', ID_LIKE: 'debian', VERSION_ID: '12' }, 'debian-12'],
    [{ ID: 'debian', VERSION_ID: '11' }, 'debian-12'],
    [{ ID: 'ubuntu', VERSION_ID: '25.10' }, 'ubuntu-24.04'],
    [{ ID: 'endeavouros', ID_LIKE: 'arch' }, 'arch'],
    [{ ID: 'opensuse-tumbleweed', ID_LIKE: 'opensuse suse', VERSION_ID: '20261101' }, 'opensuse'],
  ])('takes %j for %s', (pairs, platform) => {
    const found = check('magika', { files: osRelease(pairs), case: GLIBC }, '--json');

    expect(profileOf(found)).toMatchObject({ platform });
  });

  it('says that a system is not in the catalog', () => {
    const files = osRelease({ ID: 'nixos', VERSION_ID: '26.05' });

    const { status, stdout } = check('magika', { files, case: GLIBC });

    expect(stdout).toMatch(/^FAIL System: .* is not in the catalog\n +Fix: Use one of: /m);
    expect(status).toBe(2);
  });

  it.each([
    [[3, 8, 18], /^FAIL Python: 3\.8\.18; this model needs .*3\.12/m],
    [[3, 15, 0], /^FAIL Python: 3\.15\.0; this model needs /m],
    [[3, 12, 1], /^ok {3}Python: 3\.12\.1$/m],
  ])('judges Python %j', (python, line) => {
    const found = check('cellpose', { files: UBUNTU, case: { ...GLIBC, python } });

    expect(found.stdout).toMatch(line);
  });

  it('names the package that brings venv', () => {
    const { stdout } = check('cellpose', { files: UBUNTU, case: { ...GLIBC, venv: false } });

    expect(stdout).toMatch(/^FAIL Environments: .*\n +Fix: .*apt-get install -y .* python3-venv$/m);
  });

  it('ends with 64 after a wrong call', () => {
    const { status, stderr } = check('magika', { case: GLIBC }, '--jsn');

    expect(status).toBe(64);
    expect(stderr).toContain('--jsn');
  });
});
