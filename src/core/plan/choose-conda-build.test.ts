import { describe, expect, it } from 'vitest';
import { actionsOf, planned, refused, torchCardOf } from '../../../test/unit/small-cards.ts';
import type { Plan } from './plan.ts';

const arm = { platform: 'ubuntu-aarch64', tool: 'conda' } as const;

function condaPackages(plan: Plan): readonly string[] {
  return actionsOf(plan).flatMap((action) =>
    action.do === 'create-conda-environment' ? action.packages : [],
  );
}

describe('conda', () => {
  it('falls back to conda-forge where no wheel exists', () => {
    const plan = planned(torchCardOf(), arm);

    expect(plan.choices[0]).toMatchObject({ of: 'torch', build: 'conda-cpu' });
    expect(plan.choices[0]?.reason).toContain('there is no wheel of PyTorch for Ubuntu');
    expect(condaPackages(plan)).toEqual(['python=3.12', 'pip', 'pytorch-cpu']);
    expect(plan.steps.some(({ phase }) => phase === 'framework')).toBe(false);
  });

  it('keeps to the wheel where one exists', () => {
    const plan = planned(torchCardOf(), { tool: 'conda' });

    expect(plan.choices[0]?.build).toBe('cpu');
    expect(condaPackages(plan)).toEqual(['python=3.12', 'pip']);
  });

  it('passes the range of the card on, and the companions', () => {
    const card = torchCardOf({
      frameworks: [{ name: 'torch', version: '>=2.11', with: ['torchvision'] }],
    });

    expect(condaPackages(planned(card, arm))).toEqual([
      'python=3.12',
      'pip',
      'pytorch-cpu>=2.11',
      'torchvision',
    ]);
  });

  it('is no way out without a companion', () => {
    const card = torchCardOf({ frameworks: [{ name: 'torch', with: ['torchaudio'] }] });

    expect(refused(card, arm).obstacle).toBe('framework');
  });

  it('is no way out for a GPU or a driver that its CUDA does not serve', () => {
    expect(planned(torchCardOf(), { ...arm, gpu: 'ada' }).choices[0]?.build).toBe('conda-cuda');
    expect(refused(torchCardOf(), { ...arm, gpu: 'pascal' }).obstacle).toBe('framework');
    expect(refused(torchCardOf(), { ...arm, gpu: 'ada', driver: '550' }).obstacle).toBe(
      'framework',
    );
  });

  it('is offered to those who asked for another tool', () => {
    const refusal = refused(torchCardOf(), { platform: 'ubuntu-aarch64' });

    expect(refusal.nearest[0]?.target).toMatchObject({ platform: 'ubuntu-aarch64', tool: 'conda' });
    expect(refusal.nearest[0]?.reason).toBe('with conda');
  });
});

describe('a model that conda installs as a whole', () => {
  const card = torchCardOf({
    frameworks: [],
    conda: { packages: ['leaf=2'] },
    features: { gui: { summary: 'A window.', pip: ['leaf[gui]'] } },
  });

  it('needs no pip', () => {
    const plan = planned(card, { tool: 'conda' });

    expect(condaPackages(plan)).toEqual(['python=3.12', 'pip', 'leaf=2']);
    expect(actionsOf(plan).some((action) => action.do === 'pip-install')).toBe(false);
  });

  it('refuses a feature that is stated for pip only, and points to uv', () => {
    const refusal = refused(card, { tool: 'conda', features: ['gui'] });

    expect(refusal.obstacle).toBe('feature');
    expect(refusal.nearest[0]?.target.tool).toBe('uv');
  });
});
