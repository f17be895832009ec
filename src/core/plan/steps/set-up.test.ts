import { describe, expect, it } from 'vitest';
import { cardOf, planned } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import { contextOf } from '../context.ts';
import { isObstacle } from '../obstacle.ts';
import { setUpActions } from './set-up.ts';

function setUps(platform: string, ids: readonly string[], setups = smallRegistry.setups) {
  const target = { platform, gpu: 'cpu', tool: 'uv', features: [] } as const;
  const context = contextOf(cardOf(), target, { ...smallRegistry, setups });
  if (isObstacle(context)) throw new Error(context.reason);
  return setUpActions(context, ids);
}

describe('repositories', () => {
  it('come first, each once, in the order in which they build on another', () => {
    const plan = planned(cardOf({ system: ['ffmpeg'] }), { platform: 'rocky' });

    expect(plan.steps[0]).toMatchObject({
      id: 'repositories',
      reason: 'EPEL: It brings epel-release; Fusion: It brings fusion-release',
      root: true,
      actions: [
        { do: 'run', argv: ['enable', 'epel-release'], root: true },
        { do: 'run', argv: ['enable', 'fusion-release'], root: true },
      ],
    });
    expect(plan.steps[1]?.id).toBe('system-packages');
  });

  it('do not depend on the order in which they are asked for', () => {
    expect(setUps('rocky', ['epel', 'fusion', 'fusion'])).toEqual(setUps('rocky', ['fusion']));
  });

  it('are left out on platforms that they are not for', () => {
    expect(setUps('ubuntu', ['fusion', 'epel']).actions).toEqual([]);
    expect(planned(cardOf({ system: ['ffmpeg'] })).steps[0]?.id).toBe('system-packages');
  });

  it('know release and processor', () => {
    const tree = {
      ...smallRegistry.setups['nvidia']!,
      do: [
        { run: ['enable', 'tree-{release}-{arch}'], root: true },
        { manual: 'Restart.', url: 'https://example.org/restart' },
      ],
      undo: 'Disable tree.',
    };

    const found = setUps('ubuntu-aarch64', ['tree'], { tree });

    expect(found.actions).toEqual([
      { do: 'run', argv: ['enable', 'tree-24.04-aarch64'], root: true },
      { do: 'by-hand', text: 'Restart.', url: 'https://example.org/restart' },
    ]);
    expect(found.undo).toEqual(['Disable tree.']);
  });
});
