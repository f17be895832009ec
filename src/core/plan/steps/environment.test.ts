import { describe, expect, it } from 'vitest';
import { actionsOf, cardOf, pipInstalls, planned } from '../../../../test/unit/small-cards.ts';
import { systemNamesOf } from '../../../../test/unit/small-cards.ts';

describe('uv', () => {
  it('comes from the package manager where that has it', () => {
    const plan = planned(cardOf(), { platform: 'macos' });

    expect(systemNamesOf(plan)).toEqual(['uv']);
    expect(actionsOf(plan)).toContainEqual({
      do: 'create-uv-venv',
      uv: 'uv',
      python: '3.12',
      path: '.venv',
      seed: false,
    });
  });

  it('comes into the folder of the model otherwise', () => {
    const plan = planned(cardOf());

    expect(plan.steps.find(({ id }) => id === 'uv')?.actions).toEqual([
      { do: 'create-venv', python: ['python3'], path: '.uv' },
      { do: 'run', argv: ['.uv/bin/python', '-m', 'pip', 'install', 'uv'], root: false },
    ]);
    expect(pipInstalls(plan)[0]).toMatchObject({ with: 'uv', uv: '.uv/bin/uv' });
  });
});

describe('pip', () => {
  it('works in an environment of its own, brought up to date', () => {
    const plan = planned(cardOf(), { tool: 'pip' });

    expect(plan.environment).toEqual({ kind: 'venv', path: '.venv' });
    expect(pipInstalls(plan)[0]).toEqual({
      do: 'pip-install',
      with: 'pip',
      requirements: ['pip'],
      flags: ['upgrade'],
    });
  });

  it('starts a launcher with its argument', () => {
    expect(actionsOf(planned(cardOf(), { platform: 'windows', tool: 'pip' }))).toContainEqual({
      do: 'create-venv',
      python: ['py', '-3.12'],
      path: '.venv',
    });
  });
});

describe('every environment', () => {
  it.each(['pip', 'uv', 'conda'] as const)('lies in the folder of the model: %s', (tool) => {
    const plan = planned(cardOf(), { tool });
    const steps = plan.steps.filter(({ phase }) => phase === 'python');

    expect(plan.folder).toBe('leaf');
    expect(steps[0]?.actions).toEqual([
      { do: 'make-folder', path: 'leaf' },
      { do: 'enter-folder', path: 'leaf' },
    ]);
    expect(steps.at(-1)?.undo).toBe(`delete ${plan.environment.path}`);
  });
});
