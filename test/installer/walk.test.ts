/** `install.sh` on a machine of every platform: it does what the planner says for that very machine. */
import { describe, expect, it } from 'vitest';
import type { Card, ToolId } from '../../src/core/card/card.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import type { Platform } from '../../src/core/platform/platform.ts';
import { posixInstaller } from '../../src/core/render/installer/posix/installer.ts';
import { askedVariables } from '../../src/core/render/folder.ts';
import { renderPaste } from '../../src/core/render/render.ts';
import { NASTY, POISONED_TARGET, poisonedCard } from '../formats/container-cases.ts';
import { comparable, expectedCalls } from '../shell/expected-calls.ts';
import { SHELL_IDS } from '../shell/shells.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { Place } from './fake-machine.ts';
import { type Gpu, NO_GPU, amd, machineFor, nvidia } from './machines.ts';
import { PUBLISHER, installerOf } from './scripts.ts';

const TOOLS: readonly ToolId[] = ['uv', 'pip', 'conda'];

/** Drivers on both sides of the floors in the data, and one GPU for whose code no build is made. */
const GPUS: readonly Gpu[] = [
  nvidia('ada', '8.9', '580.65.06'),
  nvidia('pascal', '6.1', '535.183.01'),
  amd('rdna3', 'gfx1101'),
  nvidia('blackwell', '12.0', '570.124.06'),
  amd('rdna2-small', 'gfx1032'),
  nvidia('turing', '7.5', '450.80.02'),
];

/** Without a GPU, and with one of these in turn, whether or not the platform can compute on it. */
function gpusOf(platform: Platform, at: number): readonly Gpu[] {
  const gpu = GPUS[at % GPUS.length];
  return platform.os === 'macos' || gpu === undefined ? [NO_GPU] : [NO_GPU, gpu];
}

interface Case {
  readonly name: string;
  readonly card: Card;
  readonly platform: Platform;
  readonly gpu: Gpu;
  readonly target: Target;
}

function casesOf(card: Card, tools: readonly ToolId[]): readonly Case[] {
  return realRegistry.platforms
    .filter(({ shell }) => shell === 'posix')
    .flatMap((platform, at) =>
      gpusOf(platform, at).flatMap((gpu) => {
        const apple = platform.compute.includes('mps') ? 'apple' : gpu.family;
        return tools.map((tool) => ({
          name: `${card.id} on ${platform.id} with ${apple} by ${tool}`,
          card,
          platform,
          gpu,
          target: {
            platform: platform.id,
            gpu: apple,
            driver: gpu.driver,
            tool,
            features: [],
          },
        }));
      }),
    );
}

function cardNamed(id: string): Card {
  const card = realCards.find((one) => one.id === id);
  if (card === undefined) throw new Error(`There is no card ${id}.`);
  return card;
}

const cases = [...casesOf(cardNamed('cellpose'), TOOLS)].map(
  (one, at) => [one.name, one, SHELL_IDS[at % SHELL_IDS.length] ?? 'dash'] as const,
);

describe.concurrent.each(cases)('%s', (_, { card, platform, gpu, target }, shell) => {
  const plan = planCard(card, target, realRegistry);

  it(`is done in ${shell} as planned`, async () => {
    if (plan.kind === 'refusal') {
      await expectRefusal(card, platform, gpu, target, plan.reason);
      return;
    }
    const place = new Place(machineFor(platform, plan, gpu));
    const env = Object.fromEntries(askedVariables(plan).map((name) => [name, 'secret']));
    const args = ['--with', target.tool, '--system', '--yes'];
    try {
      const shown = await place.run(installerOf(card), {
        shell,
        env,
        args: [...args, '--dry-run'],
      });
      const done = await place.run(installerOf(card), { shell, env, args });

      expect([done.status, done.stderr]).toEqual([0, expect.stringContaining('is installed in')]);
      expect(comparable(done.calls, plan)).toEqual(expectedCalls(plan));
      expect([shown.status, shown.calls]).toEqual([0, []]);
      expect(shown.stdout).toBe(unfolded(plan));
    } finally {
      place.remove();
    }
  });
});

describe.concurrent.each(NASTY.map((value, at) => [value, at] as const))(
  'a poisoned card: %s',
  (_, at) => {
    const card = poisonedCard(at);

    it.each(SHELL_IDS)('hands its values on as data in %s', async (shell) => {
      const platform = findPlatform(realRegistry.platforms, POISONED_TARGET.platform);
      const plan = planCard(card, POISONED_TARGET, realRegistry);
      if (platform === undefined || plan.kind === 'refusal') throw new Error('No plan.');
      const place = new Place(machineFor(platform, plan));
      const env = Object.fromEntries(askedVariables(plan).map((name) => [name, 'secret']));
      try {
        const done = await place.run(posixInstaller(card, realRegistry, PUBLISHER), {
          shell,
          env,
          args: ['--with', 'pip', '--system', '--yes'],
        });

        expect([done.status, done.stderr]).toEqual([0, expect.stringContaining('is installed in')]);
        expect(comparable(done.calls, plan)).toEqual(expectedCalls(plan));
      } finally {
        place.remove();
      }
    });
  },
);

/** A machine like that of the plan with the platform's nearest tool, whose programs are all there. */
async function expectRefusal(
  card: Card,
  platform: Platform,
  gpu: Gpu,
  target: Target,
  reason: string,
): Promise<void> {
  const ubuntu = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;
  const other = planCard(card, ubuntu, realRegistry);
  if (other.kind === 'refusal') throw new Error('No plan to take programs from.');
  const place = new Place(machineFor(platform, other, gpu));
  try {
    const ended = await place.run(installerOf(card), { args: ['--with', target.tool] });

    expect([ended.status, ended.calls]).toEqual([3, []]);
    expect(ended.stderr).toContain(reason);
  } finally {
    place.remove();
  }
}

/** The paste block with every command on one line. */
function unfolded(plan: Plan): string {
  return `${renderPaste(plan).replaceAll(/ \\\n */g, ' ')}\n`;
}
