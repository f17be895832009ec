import { describe, expect, it } from 'vitest';
import { realCards, realRegistry } from '../../../../test/unit/real-catalog.ts';
import type { Target } from '../plan.ts';
import { planCard } from '../plan-card.ts';

describe('the library path', () => {
  it('names the folders of the build inside the environment, on Linux', () => {
    expect(foldersFor({ platform: 'ubuntu-24.04', gpu: 'ada', tool: 'uv', features: [] })).toEqual([
      '.venv/lib/python3.12/site-packages/nvidia/cublas/lib',
      '.venv/lib/python3.12/site-packages/nvidia/cudnn/lib',
    ]);
  });

  it('is left alone where the build does not ask for it', () => {
    expect(foldersFor({ platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] })).toEqual(
      [],
    );
    expect(foldersFor({ platform: 'windows', gpu: 'ada', tool: 'uv', features: [] })).toEqual([]);
  });
});

function foldersFor(target: Target): readonly string[] {
  const card = realCards.find(({ id }) => id === 'faster-whisper')!;
  const plan = planCard(card, target, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  const actions = plan.steps.flatMap((step) => step.actions);
  return actions.flatMap((action) => (action.do === 'set-library-path' ? action.folders : []));
}
