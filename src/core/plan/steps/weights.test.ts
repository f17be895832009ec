import { describe, expect, it } from 'vitest';
import type { Weights } from '../../generated/card.ts';
import { cardOf, planned } from '../../../../test/unit/small-cards.ts';
import type { Plan } from '../plan.ts';

const gate = { kind: 'terms', url: 'https://example.org/terms', env: 'HF_TOKEN' } as const;

function weightsOf(weights: readonly Weights[], more: Parameters<typeof cardOf>[0] = {}) {
  return planned(cardOf({ weights, ...more })).steps.filter(({ phase }) => phase === 'weights');
}

function tokens(steps: Plan['steps']): readonly string[] {
  return steps.flatMap(({ id, actions }) =>
    actions.flatMap((action) => (action.do === 'set-variable' ? `${id}: ${action.name}` : [])),
  );
}

describe('a gate', () => {
  it('sends people to the terms before the token', () => {
    const [step] = weightsOf([{ from: 'hf:leaf/leaf', when: 'first-use', gate }]);

    expect(step?.actions).toEqual([
      {
        do: 'by-hand',
        text: 'Read the terms and accept them, then make an access token of your own',
        url: 'https://example.org/terms',
      },
      { do: 'set-variable', name: 'HF_TOKEN', secret: true },
    ]);
  });

  it('does not ask twice for a token that the card names as a variable too', () => {
    const env = { HF_TOKEN: { secret: true }, MODE: 'fast' };

    const steps = weightsOf([{ from: 'hf:leaf/leaf', when: 'first-use', gate }], { env });

    expect(tokens(steps)).toEqual(['variables: MODE', 'access: HF_TOKEN']);
  });

  it('does not ask twice for a token that another gate asked for', () => {
    const steps = weightsOf([
      { from: 'hf:leaf/one', when: 'first-use', gate },
      { from: 'hf:leaf/two', when: 'first-use', gate: { ...gate, url: 'https://example.org/2' } },
    ]);

    expect(steps.map(({ id }) => id)).toEqual(['access', 'access-2']);
    expect(tokens(steps)).toEqual(['access: HF_TOKEN']);
  });

  it('asks again when the earlier gate may be skipped', () => {
    const steps = weightsOf([
      { from: 'hf:leaf/one', when: 'first-use', gate, optional: true },
      { from: 'hf:leaf/two', when: 'first-use', gate },
    ]);

    expect(tokens(steps)).toEqual(['access: HF_TOKEN', 'access-2: HF_TOKEN']);
    expect(steps[0]?.skip).toBeDefined();
  });
});

describe('model files', () => {
  it('that come by themselves need no step', () => {
    expect(weightsOf([{ from: 'hf:leaf/leaf', when: 'first-use' }])).toEqual([]);
    expect(weightsOf([{ from: 'hf:leaf/leaf', when: 'bundled' }])).toEqual([]);
  });

  it('are fetched by a program of the environment', () => {
    const [step] = weightsOf([
      { from: 'hf:leaf/leaf', when: 'command', command: ['leaf', 'fetch'], size_gb: 2 },
    ]);

    expect(step).toMatchObject({
      changes: 'downloads files, 2 GB to download',
      actions: [{ do: 'run-inside', argv: ['leaf', 'fetch'] }],
    });
  });

  it('are fetched by hand, and it is said where they belong', () => {
    const [step] = weightsOf([{ from: 'hf:leaf/leaf', when: 'manual', into: 'models' }]);

    expect(step?.actions).toEqual([
      {
        do: 'by-hand',
        text: 'Download the files and put them at models',
        url: 'https://huggingface.co/leaf/leaf',
      },
    ]);
    expect(step?.undo).toBe('delete models');
  });

  it('of other variants and features are left out', () => {
    const weights: readonly Weights[] = [
      { from: 'https://example.org/small', when: 'manual', variant: ['small'] },
      { from: 'https://example.org/large', when: 'manual', variant: ['large'] },
      { from: 'https://example.org/gui', when: 'manual', feature: ['gui'] },
    ];
    const more = {
      variants: [{ id: 'small' }, { id: 'large' }],
      features: { gui: { summary: 'A window.' } },
    };

    const steps = weightsOf(weights, more);

    expect(steps.map(({ source }) => source)).toEqual(['https://example.org/small']);
  });
});
