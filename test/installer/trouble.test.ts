/** `install.sh` where something stands in the way: one clear sentence, a status of its own, nothing half-made. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { planCard } from '../../src/core/plan/plan-card.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { STATUS } from '../../src/core/render/installer/wording.ts';
import { expectedCalls } from '../shell/expected-calls.ts';
import { requireProgram } from '../shell/shells.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { type Machine, Place } from './fake-machine.ts';
import { type Circumstances, type Gpu, NO_GPU, machineFor } from './machines.ts';
import { installerOf } from './scripts.ts';

const card = realCards.find(({ id }) => id === 'openai-whisper')!;
const gated = realCards.find(({ id }) => id === 'pyannote-diarization')!;
const script = installerOf(card);
const places: Place[] = [];

afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

function planFor(target: Partial<Target> = {}, of = card): Plan {
  const whole = {
    platform: 'debian-12',
    gpu: 'cpu',
    tool: 'pip',
    features: [],
    ...target,
  } as const;
  const plan = planCard(of, whole, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  return plan;
}

function placeFor(
  plan: Plan,
  circumstances: Circumstances = { packages: 'all' },
  gpu: Gpu = NO_GPU,
): Place {
  const platform = findPlatform(realRegistry.platforms, plan.place.platform.id)!;
  const place = new Place(machineFor(platform, plan, gpu, circumstances));
  places.push(place);
  return place;
}

/** A machine of its own with one answer put before all others. */
function placeWith(more: Partial<Machine>, target: Partial<Target> = {}): Place {
  return placeFor(planFor(target), { packages: 'all', more });
}

/** What is left in the working folder and beside it, but for the log. */
function leftovers(place: Place): readonly string[] {
  const logs = /^cardstock-.*\.log$/;
  return [...readdirSync(place.work), ...readdirSync(place.temporary)].filter(
    (name) => !logs.test(name),
  );
}

/** The last line is the sentence; it names the card. */
function sentence(stderr: string): string {
  return stderr.trimEnd().split('\n').at(-1) ?? '';
}

const PIP = ['--with', 'pip', '--gpu', 'cpu'];

describe('a program that every system has', () => {
  it('is missed before anything else is done', async () => {
    const place = placeFor(planFor(), { packages: 'all', without: ['uname'] });

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, ended.calls, leftovers(place)]).toEqual([STATUS.tool, [], []]);
    expect(ended.stderr).toBe(
      'openai-whisper: There is no uname on PATH, which this script needs.\n',
    );
  });
});

describe('system packages', () => {
  it('are not installed without consent, but named with the lines that install them', async () => {
    const place = placeFor(planFor(), { packages: 'none' });

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, ended.calls, leftovers(place)]).toEqual([STATUS.consent, [], []]);
    expect(ended.stderr).toContain('\nsudo apt-get install -y --no-install-recommends ffmpeg');
    expect(sentence(ended.stderr)).toMatch(/^openai-whisper: These packages are missing: ffmpeg/);
  });

  it('that are there already need no consent and no step', async () => {
    const plan = planFor();
    const place = placeFor(plan);

    const ended = await place.run(script, { args: PIP });
    const shown = await place.run(script, { args: [...PIP, '--dry-run'] });

    const expected = expectedCalls(plan).filter(({ argv }) => argv[0] !== 'sudo');
    expect([ended.status, ended.argvs]).toEqual([0, expected.map(({ argv }) => argv)]);
    expect(shown.stdout).not.toContain('apt-get');
  });

  it('need no sudo for root, who still has to consent', async () => {
    const plan = planFor();
    const place = placeFor(plan, { isRoot: true, packages: 'all' });
    const bare = placeFor(plan, { isRoot: true, packages: 'none' });

    const refused = await bare.run(script, { args: PIP });
    const shown = await bare.run(script, { args: [...PIP, '--system', '--dry-run'] });
    const done = await bare.run(script, { args: [...PIP, '--system'] });

    expect(refused.status).toBe(STATUS.consent);
    expect(refused.stderr).toContain('\napt-get update\n');
    expect(shown.stdout).toMatch(/^apt-get update\napt-get install /);
    expect(done.argvs[0]).toEqual(['apt-get', 'update']);
    expect(await place.run(script, { args: PIP })).toMatchObject({ status: 0 });
  });

  it('cannot be installed where there is no sudo', async () => {
    const place = placeFor(planFor(), { packages: 'none', without: ['sudo'] });

    const ended = await place.run(script, { args: [...PIP, '--system'] });

    expect([ended.status, ended.calls]).toEqual([STATUS.tool, []]);
    expect(sentence(ended.stderr)).toContain('There is no sudo here');
  });

  it('cannot be installed where the package manager is missing', async () => {
    const plan = planFor({ platform: 'macos-arm64', gpu: 'apple', tool: 'uv' });
    const place = placeFor(plan, { packages: 'none', without: ['brew'] });

    const ended = await place.run(script, { args: ['--system'] });

    expect([ended.status, ended.calls]).toEqual([STATUS.tool, []]);
    expect(sentence(ended.stderr)).toContain('there is no brew to install them');
  });

  it('do without a package where its program is there from elsewhere', async () => {
    const plan = planFor({ platform: 'macos-arm64', gpu: 'apple', tool: 'uv' });
    const uv = { programs: ['uv'], answers: [{ when: 'brew\\ list\\ --versions\\ ffmpeg' }] };
    const place = placeFor(plan, { packages: 'all', more: uv });

    const ended = await place.run(script);

    expect([ended.status, ended.argvs[0]?.[0]]).toEqual([0, 'uv']);
  });
});

describe('a folder', () => {
  it('of someone else is left alone', async () => {
    const place = placeFor(planFor());
    mkdirSync(join(place.work, card.id));
    writeFileSync(join(place.work, card.id, 'mine'), 'mine');

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, ended.calls]).toEqual([STATUS.folder, []]);
    expect(sentence(ended.stderr)).toContain('it is not from this script');
    expect(place.has(`${card.id}/mine`)).toBe(true);
  });

  it('that is installed is not installed again', async () => {
    const place = placeFor(planFor());

    const first = await place.run(script, { args: PIP });
    const second = await place.run(script, { args: PIP });

    expect([first.status, second.status, second.calls]).toEqual([0, 0, []]);
    expect(second.stderr).toContain('is installed in');
    expect(second.stderr).toContain(`To check it:\n  cd ${join(place.work, card.id)}\n`);
    expect(second.stderr).toContain(".venv/bin/python -c 'import whisper'");
  });

  it('that an installation left behind is made anew', async () => {
    const place = placeFor(planFor());
    const folder = join(place.work, card.id);
    mkdirSync(folder);
    writeFileSync(
      join(folder, '.cardstock'),
      `card ${card.id}\nstate unfinished\nprocess 0999999\n`,
    );
    writeFileSync(join(folder, 'half'), '');

    const ended = await place.run(script, { args: PIP });

    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('is left over from an installation that was interrupted');
    expect(place.has(`${card.id}/half`)).toBe(false);
  });

  it('that another process is filling is left alone', async () => {
    const place = placeFor(planFor());
    const folder = join(place.work, card.id);
    mkdirSync(folder);
    const marks = `card ${card.id}\nstate unfinished\nprocess ${String(process.pid)}\n`;
    writeFileSync(join(folder, '.cardstock'), marks);

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, ended.calls]).toEqual([STATUS.folder, []]);
    expect(sentence(ended.stderr)).toContain(`Process ${String(process.pid)} is installing into`);
  });

  it.each(["it's here", '-x', 'a b$(id)'])('may be called %j', async (dir) => {
    const place = placeFor(planFor());

    const shown = await place.run(script, { args: [...PIP, '--dir', dir, '--dry-run'] });
    const ended = await place.run(script, { args: [...PIP, '--dir', dir] });
    const words = execFileSync(
      requireProgram('dash', 'dash'),
      ['-c', `${shown.stdout.split('\n')[0] ?? ''}; ls -a`],
      {
        cwd: place.temporary,
        encoding: 'utf8',
      },
    );

    expect([ended.status, place.has(dir)]).toEqual([0, true]);
    expect(words.split('\n')).toContain(dir);
  });

  it('is not put into one that is not there', async () => {
    const place = placeFor(planFor());

    const ended = await place.run(script, { args: [...PIP, '--dir', 'a/b'] });

    expect([ended.status, leftovers(place)]).toEqual([STATUS.folder, []]);
  });
});

describe('a failure', () => {
  const network = 'Temporary failure in name resolution';
  const space = "[Errno 28] No space left on device: '/x'";
  it.each([
    ['no network', network, STATUS.network, 'The network did not answer'],
    ['a full disk', space, STATUS.space, 'No space is left'],
    ['anything else', 'ERROR: No matching distribution', STATUS.step, 'The step PyTorch failed'],
  ])('for %s leaves nothing but the log', async (_, stderr, status, words) => {
    const when = '*python\\ -m\\ pip\\ install\\ *torch*';
    const place = placeWith({ answers: [{ when, stderr, exit: 1, noted: true }] });

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, leftovers(place)]).toEqual([status, []]);
    expect(sentence(ended.stderr)).toContain(words);
    const log = /\S+\.log/.exec(sentence(ended.stderr))?.[0] ?? '';
    expect(readFileSync(log, 'utf8')).toContain(stderr);
  });

  it('of curl without a network leaves nothing', async () => {
    const stderr = 'curl: (6) Could not resolve host: github.com';
    const place = placeWith(
      { answers: [{ when: 'curl\\ *', stderr, exit: 6, noted: true }] },
      { tool: 'conda' },
    );

    const ended = await place.run(script, { args: ['--with', 'conda'] });

    expect([ended.status, leftovers(place)]).toEqual([STATUS.network, []]);
  });

  it('of the check keeps what was installed, and is remembered', async () => {
    const when = '*python\\ -c\\ *whisper*';
    const place = placeWith({ answers: [{ when, stderr: 'ImportError', exit: 1, noted: true }] });

    const first = await place.run(script, { args: PIP });
    const second = await place.run(script, { args: PIP });

    expect([first.status, second.status]).toEqual([STATUS.proof, STATUS.proof]);
    expect([place.has(card.id), second.calls]).toEqual([true, []]);
    expect(sentence(second.stderr)).toContain('but its check failed');
  });

  it('of the check keeps what was installed when only the network is missing for it', async () => {
    const stderr = 'Temporary failure in name resolution';
    const place = placeWith({
      answers: [{ when: '*python\\ -c\\ *whisper*', stderr, exit: 1, noted: true }],
    });

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, place.has(card.id)]).toEqual([STATUS.proof, true]);
    expect(sentence(ended.stderr)).toContain('its check failed: The network did not answer;');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s leaves nothing', async (name) => {
    const when = '*python\\ -m\\ pip\\ install\\ *torch*';
    const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
    for (const shell of ['dash', 'bash', 'zsh', 'busybox', 'mksh', 'yash'] as const) {
      const place = placeWith({ answers: [{ when, sleep: 20, noted: true }] });

      const ended = await place.run(script, {
        shell,
        args: PIP,
        signal: { name, during: 'torch' },
      });

      expect([shell, ended.status, leftovers(place)]).toEqual([shell, statuses[name], []]);
      expect(sentence(ended.stderr)).toContain('nothing is half-made');
    }
  });
});

describe('a Python', () => {
  const version = "python3\\ -c\\ 'import sys;'*";
  const venv = "python3\\ -c\\ 'import ensurepip'*";
  it.each([
    ['of another version', [{ when: version, stdout: '3.8' }], [], 'python3 is Python 3.8 here'],
    ['without venv', [{ when: venv, exit: 1 }], [], 'python3 has no venv module'],
    ['that is not there', [], ['python3'], 'There is no python3 here'],
  ])('%s is not used', async (_, answers, without, words) => {
    const place = placeFor(planFor(), { packages: 'all', more: { answers }, without });

    const ended = await place.run(script, { args: PIP });

    expect([ended.status, ended.calls, leftovers(place)]).toEqual([STATUS.python, [], []]);
    expect(sentence(ended.stderr)).toContain(words);
  });
});

describe('a disk', () => {
  const mounts = (commands: string): readonly string[] => {
    const unshare = requireProgram('unshare', 'util-linux');
    return [
      unshare,
      '--user',
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      `${commands}; exec "$@"`,
      'sh',
    ];
  };
  const canMount = tryMount();

  it('that cannot be written is not written', async () => {
    const place = placeFor(planFor());
    const readOnly = canMount
      ? { through: mounts(`mount -t tmpfs -o ro none '${place.work}' && cd '${place.work}'`) }
      : {};
    // Without mounts, a folder of the kernel's own cannot be written by anybody.
    const args = canMount ? PIP : [...PIP, '--dir', '/proc/cardstock'];
    const env = { PATH: `${join(place.root, 'bin')}:${process.env['PATH'] ?? ''}` };

    const ended = await place.run(script, { args, env, ...readOnly });

    expect([ended.status, ended.calls, leftovers(place)]).toEqual([STATUS.write, [], []]);
    expect(sentence(ended.stderr)).toContain('cannot be made');
  });

  it('that is full holds nothing half-made', async () => {
    const place = placeFor(planFor());
    const work = `'${place.work}'`;
    const full = `mount -t tmpfs -o size=16k none ${work} && cd ${work} && { cat /dev/zero >rest 2>/dev/null || :; }`;
    // Without mounts, a pip that finds no space stands in.
    const when = '*python\\ -m\\ pip\\ install\\ *';
    const stub = placeWith({ answers: [{ when, stderr: 'No space left on device', exit: 1 }] });
    const env = { PATH: `${join(place.root, 'bin')}:${process.env['PATH'] ?? ''}` };

    const ended = canMount
      ? await place.run(script, { args: PIP, env, through: mounts(full) })
      : await stub.run(script, { args: PIP });

    expect([ended.status, ended.calls]).toEqual([STATUS.space, []]);
    expect([leftovers(place), leftovers(stub)]).toEqual([[], []]);
    expect(sentence(ended.stderr)).toMatch(/is the disk full|no space/i);
  });

  it('that has no place for the log stops it', async () => {
    const place = placeFor(planFor());

    const ended = await place.run(script, {
      args: [...PIP, '--dir', '/proc/cardstock'],
      env: { TMPDIR: '/proc' },
    });

    expect([ended.status, ended.calls]).toEqual([STATUS.write, []]);
  });

  function tryMount(): boolean {
    try {
      execFileSync(mounts('mount -t tmpfs none /tmp')[0] ?? '', [
        ...mounts('mount -t tmpfs none /tmp').slice(1),
        'true',
      ]);
      return true;
    } catch {
      return false;
    }
  }
});

describe('variables that only the user knows', () => {
  const args = ['--with', 'uv', '--gpu', 'cpu', '--yes'];
  const text = installerOf(gated);

  it('stop a run that cannot ask, before anything is done', async () => {
    const place = placeFor(planFor({ tool: 'uv' }, gated));

    const ended = await place.run(text, { args });

    expect([ended.status, ended.calls, leftovers(place)]).toEqual([STATUS.usage, [], []]);
    expect(sentence(ended.stderr)).toContain('Set HF_TOKEN in the environment');
  });

  it('are taken from the environment and written nowhere', async () => {
    const place = placeFor(planFor({ tool: 'uv' }, gated));

    const ended = await place.run(text, { args, env: { HF_TOKEN: 'hf_secret' } });

    expect(ended.status).toBe(0);
    expect(ended.stderr + ended.stdout).not.toContain('hf_secret');
    for (const name of readdirSync(place.temporary)) {
      expect(readFileSync(join(place.temporary, name), 'utf8')).not.toContain('hf_secret');
    }
  });

  it('are asked for at a terminal, unseen', () => {
    const place = placeFor(planFor({ tool: 'uv' }, gated));
    const file = join(place.root, 'install.sh');
    writeFileSync(file, text);
    const env = {
      HOME: place.root,
      PATH: `${join(place.root, 'bin')}:/usr/bin:/bin`,
      TMPDIR: place.temporary,
      CARD_ROOT: join(place.root, 'fs'),
      TERM: 'dumb',
    };

    const seen = execFileSync(
      requireProgram('script', 'bsdutils'),
      ['-qec', `dash ${file} ${args.join(' ')}`, '/dev/null'],
      { cwd: place.work, env, input: 'hf_secret\n', encoding: 'utf8', timeout: 30_000 },
    );

    expect(seen).toContain('Value for HF_TOKEN: ');
    expect(seen).toContain('is installed in');
    expect(readFileSync(join(place.root, 'calls'), 'utf8')).toContain('HF_TOKEN=hf_secret');
  });
});

describe('a download', () => {
  it('is made by wget where there is no curl', async () => {
    const plan = planFor({ tool: 'conda' });
    const place = placeFor(plan, {
      packages: 'all',
      more: { programs: ['wget'] },
      without: ['curl'],
    });

    const ended = await place.run(script, { args: ['--with', 'conda'] });

    expect(ended.status).toBe(0);
    const url = ended.argvs.find(([program]) => program === 'wget')?.at(-1);
    expect(url).toMatch(/^https:.*Miniforge3-Linux-x86_64\.sh$/);
    expect(existsSync(join(place.work, card.id, 'Miniforge3-Linux-x86_64.sh'))).toBe(true);
  });
});
