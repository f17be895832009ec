/** `install.sh --no-admin`: the plan for people who may not change the system, with the calls of the planner. */
import { describe, expect, it } from 'vitest';
import { firstPlan } from '../../src/core/plan/first-plan.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { comparable, expectedCalls } from '../shell/expected-calls.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { Place } from './fake-machine.ts';
import { machineFor } from './machines.ts';
import { installerOf } from './scripts.ts';

const card = realCards.find(({ id }) => id === 'openai-whisper')!;
const script = installerOf(card);

const NO_ADMIN = { args: ['--no-admin'] };

function planOn(platform: string, gpu = 'cpu') {
  const place = { platform, gpu, features: [], admin: false };
  const found = firstPlan(card, place, realRegistry);
  if (isObstacle(found)) throw new Error(found.reason);
  return found.plan;
}

describe('without administrator rights', () => {
  it.each(['ubuntu-24.04', 'rocky-9', 'macos-arm64'])('on %s', async (id) => {
    const platform = findPlatform(realRegistry.platforms, id)!;
    const plan = planOn(id, platform.os === 'macos' ? 'apple' : 'cpu');
    const place = new Place(machineFor(platform, plan));
    try {
      const done = await place.run(script, NO_ADMIN);

      expect([done.status, done.stderr]).toEqual([0, expect.stringContaining('is installed in')]);
      expect(done.stderr).toContain(`with ${plan.place.tool}, without administrator rights.`);
      expect(done.stderr).toContain(`&with=${plan.place.tool}&admin=no`);
      expect(comparable(done.calls, plan)).toEqual(expectedCalls(plan));
      expect(done.argvs.flat()).not.toContain('sudo');
    } finally {
      place.remove();
    }
  });

  it('as a variable, for scripts that are piped', async () => {
    const platform = findPlatform(realRegistry.platforms, 'debian-12')!;
    const place = new Place(machineFor(platform, planOn('debian-12')));
    try {
      const shown = await place.run(script, { env: { CARD_NO_ADMIN: 'yes' }, args: ['--dry-run'] });

      expect(shown.status).toBe(0);
      expect(shown.stdout).not.toContain('sudo');
      expect(shown.stdout).toContain('ffmpeg');
    } finally {
      place.remove();
    }
  });

  it('is refused where only an administrator can do it, with the reason', async () => {
    const platform = findPlatform(realRegistry.platforms, 'alpine')!;
    const place = new Place(machineFor(platform, planOn('debian-12')));
    try {
      const ended = await place.run(script, NO_ADMIN);

      expect([ended.status, ended.calls]).toEqual([3, []]);
      expect(ended.stderr).toMatch(/openai-whisper: \S.*\.$/m);
    } finally {
      place.remove();
    }
  });
});
