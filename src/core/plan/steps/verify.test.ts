import { describe, expect, it } from 'vitest';
import { cardOf, planned, torchCardOf } from '../../../../test/unit/small-cards.ts';
import type { Plan } from '../plan.ts';

function checks(plan: Plan): readonly string[] {
  return plan.steps
    .filter(({ phase }) => phase === 'verify')
    .flatMap(({ id, actions }) =>
      actions.map((action) => `${id}: ${'argv' in action ? action.argv.join(' ') : ''}`),
    );
}

describe('the check', () => {
  it('imports the model', () => {
    expect(checks(planned(cardOf({ import: ['leaf', 'leaf.gui'] })))).toEqual([
      'check: python -c import leaf; import leaf.gui',
    ]);
  });

  it('asks the framework whether it sees the GPU, but only where there is one', () => {
    const card = torchCardOf({ import: 'leaf' });

    expect(checks(planned(card, { gpu: 'ada' }))).toEqual([
      "check: python -c import leaf; import torch; assert torch.cuda.is_available(), 'PyTorch does not see the GPU'",
    ]);
    expect(checks(planned(card))).toEqual(['check: python -c import leaf']);
  });

  it('looks for the plug-in and its methods', () => {
    const card = cardOf({
      interface: {
        entry_point: { group: 'leaves', name: 'leaf' },
        class: 'leaf.model:Leaf',
        methods: ['sort'],
      },
    });

    expect(checks(planned(card))[0]).toContain(
      "from leaf.model import Leaf; assert hasattr(Leaf, 'sort')",
    );
  });

  it('keeps the name of a plug-in inside its string', () => {
    const name = "x'), exec('attack'), ('";
    const card = cardOf({ interface: { entry_point: { group: 'leaves', name } } });

    expect(checks(planned(card))[0]).toContain(`e.name == "x'), exec('attack'), ('" for e in`);
  });

  it('runs the model apart when that needs its files', () => {
    const verify = { run: ['leaf', 'test'], needs_weights: true };

    expect(checks(planned(cardOf({ import: 'leaf', verify })))).toEqual([
      'check: python -c import leaf',
      'try: leaf test',
    ]);
  });

  it('is left out when there is nothing to look at', () => {
    expect(checks(planned(cardOf()))).toEqual([]);
  });
});
