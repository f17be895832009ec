import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  cardOf,
  planned,
  systemNamesOf,
  targetOf,
} from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import { planCard } from '../plan-card.ts';

describe('system packages', () => {
  it('come in one install, sorted, each once', () => {
    const card = cardOf({ system: ['git', 'ffmpeg', { id: 'git', for: 'build' }] });

    const plan = planned(card, { tool: 'pip' });

    expect(actionsOf(plan).slice(0, 2)).toEqual([
      { do: 'refresh-lists', manager: 'apt', argv: ['apt-get', 'update'], root: true },
      {
        do: 'install-system',
        manager: 'apt',
        argv: ['apt', 'install'],
        names: ['ffmpeg', 'git', 'python3-venv'],
        root: true,
      },
    ]);
  });

  it('come one at a time where the manager wants it, and are then looked for again', () => {
    const plan = planned(cardOf({ system: ['git'] }), { platform: 'windows', tool: 'pip' });

    expect(plan.steps[0]?.actions.map((action) => action.do)).toEqual([
      'install-system',
      'install-system',
      'refresh-path',
    ]);
  });

  it('say for each why it is needed', () => {
    const card = cardOf({ system: [{ id: 'ffmpeg', why: 'Reads sound files.' }, 'git'] });

    const { reason } = planned(card, { platform: 'alpine' }).steps[0]!;

    expect(planned(card).steps[0]?.reason).toBe(
      'ffmpeg: Reads sound files; git: the git; Python with its venv module, which Ubuntu may lack',
    );
    expect(reason).toBe('git: the git; uv makes the environment and fetches Python');
  });

  it('that are optional have a step of their own, which may be skipped', () => {
    const card = cardOf({
      system: ['git', { id: 'ffmpeg', optional: true, why: 'Reads more kinds of sound.' }],
    });

    const [needed, optional] = planned(card).steps;

    expect(needed?.id).toBe('system-packages');
    expect(needed?.skip).toBeUndefined();
    expect(needed?.changes).not.toContain('ffmpeg');
    expect(optional).toMatchObject({
      id: 'optional-system-packages',
      title: 'Optional system packages',
      reason: 'ffmpeg: Reads more kinds of sound',
      skip: 'The model itself works without.',
      actions: [{ do: 'install-system', names: ['ffmpeg'] }],
    });
  });

  it('that are optional read the lists themselves where no step does so before', () => {
    const place = { platform: 'alpine', tool: 'pip' } as const;

    const [optional] = planned(cardOf({ system: [{ id: 'git', optional: true }] }), place).steps;
    const [needed] = planned(cardOf({ system: ['git'] }), place).steps;

    expect(optional?.id).toBe('optional-system-packages');
    expect(optional?.actions).toEqual(needed?.actions);
  });

  it('are needed as soon as one part needs them', () => {
    const card = cardOf({ system: [{ id: 'git', optional: true }, 'git'] });

    expect(planned(card).steps.map(({ id }) => id)).not.toContain('optional-system-packages');
    expect(systemNamesOf(planned(card))).toContain('git');
  });

  it('are asked for by a chosen feature only', () => {
    const card = cardOf({ features: { sound: { summary: 'Sound.', system: ['ffmpeg'] } } });

    expect(systemNamesOf(planned(card))).not.toContain('ffmpeg');
    expect(systemNamesOf(planned(card, { features: ['sound'] }))).toContain('ffmpeg');
  });

  it('are left out where their condition does not hold', () => {
    const card = cardOf({ system: [{ id: 'ffmpeg', when: { os: ['windows'] } }] });

    expect(systemNamesOf(planned(card))).not.toContain('ffmpeg');
  });

  it('never include a driver', () => {
    const card = cardOf({ compute: { cuda: 'yes' }, system: ['nvidia-driver', 'git'] });

    const names = systemNamesOf(planned(card, { gpu: 'nvidia' }));

    expect(names).toEqual(['git', 'python3-venv']);
  });

  it('are the first of a choice that the platform has', () => {
    const card = cardOf({ system: [{ any_of: ['cuda-toolkit', 'git'] }] });

    expect(systemNamesOf(planned(card, { platform: 'rocky', tool: 'pip' }))).toEqual(['git']);
  });

  it('are named by hand where there is no package', () => {
    const plan = planned(cardOf({ system: ['ffmpeg'] }), { platform: 'alpine' });

    expect(plan.steps.find(({ id }) => id === 'system-by-hand')?.actions).toEqual([
      { do: 'by-hand', text: 'Build FFmpeg yourself.' },
    ]);
  });

  it('are not named by hand when the model works without them', () => {
    const card = cardOf({ system: [{ id: 'ffmpeg', optional: true }] });

    const plan = planned(card, { platform: 'alpine' });

    expect(plan.steps.some(({ id }) => id === 'system-by-hand')).toBe(false);
  });

  it('are named by hand when the manager has them in another version', () => {
    const card = cardOf({
      frameworks: [{ name: 'torch' }],
      compute: { cuda: 'yes' },
      system: ['cuda-toolkit'],
    });

    const newer = planned(card, { gpu: 'ada' });
    const fitting = planned(card, { gpu: 'pascal' });

    expect(systemNamesOf(newer)).not.toContain('nvidia-cuda-toolkit');
    expect(actionsOf(newer)).toContainEqual({
      do: 'by-hand',
      text: 'Install the CUDA toolkit 13.0.',
      url: 'https://example.org/cuda',
    });
    expect(systemNamesOf(fitting)).toContain('nvidia-cuda-toolkit');
  });

  it('come from conda in the version of the build', () => {
    const card = cardOf({
      frameworks: [{ name: 'torch' }],
      compute: { cuda: 'yes' },
      system: ['cuda-toolkit'],
    });

    const plan = planned(card, { gpu: 'pascal', tool: 'conda' });

    expect(JSON.stringify(plan.steps)).toContain('"cuda-toolkit=12.6"');
  });

  it('pass over a choice that does not exist for the operating system', () => {
    const registry = {
      ...smallRegistry,
      system: {
        ...smallRegistry.system,
        tree: { ...smallRegistry.system['git']!, platforms: ['windows'] as const },
      },
    };
    const card = cardOf({ system: [{ any_of: ['tree', 'ffmpeg'] }] });

    const plan = planCard(card, targetOf(), registry);

    expect(plan.kind === 'plan' && systemNamesOf(plan)).toContain('ffmpeg');
  });

  it('ask by hand for what belongs into the environment once that is there', () => {
    const plan = planned(cardOf({ system: ['tensorrt'] }));

    expect(plan.steps.map(({ id }) => id)).toEqual([
      'system-packages',
      'folder',
      'uv',
      'environment',
      'packages',
      'environment-by-hand',
    ]);
  });
});
