import { describe, expect, it } from 'vitest';
import { actionsOf, cardOf, targetOf, torchCardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { Card } from '../card/card.ts';
import type { Card as RawCard } from '../generated/card.ts';
import type { Stack } from '../generated/stack.ts';
import type { Plan, Refusal, Target } from '../plan/plan.ts';
import { planCard } from '../plan/plan-card.ts';
import { script } from '../render/shell-formats.ts';
import type { Registry } from '../registry.ts';

const stack: Stack = {
  name: 'Torch 2.11',
  summary: 'For tests.',
  framework: 'torch',
  python: '3.12',
  pins: { torch: '2.11.1', torchvision: '0.26.2', numpy: '2.4.1' },
  exclusive: [['numpy', 'numpy-mkl']],
  as_of: '2026-01-01',
  sources: ['https://example.org/stack'],
};
const registry: Registry = {
  ...smallRegistry,
  stacks: { old: { ...stack, pins: { ...stack.pins, numpy: '1.26.4' } }, torch: stack },
};

function found(card: Card, changes: Partial<Target> = {}): Plan | Refusal {
  return planCard(card, targetOf({ stack: 'torch', ...changes }), registry);
}

function planned(card: Card, changes: Partial<Target> = {}): Plan {
  const plan = found(card, changes);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  return plan;
}

function refused(card: Card, changes: Partial<Target> = {}): Refusal {
  const refusal = found(card, changes);
  if (refusal.kind === 'plan') throw new Error('There is a plan.');
  return refusal;
}

function installs(plan: Plan) {
  const own = plan.steps.filter(({ phase }) => phase !== 'python');
  return own.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'pip-install' ? [action.requirements] : [])),
  );
}

describe('a plan with a stack', () => {
  it('installs framework and pins first, and restates them with the packages of the card', () => {
    const pins = ['torch==2.11.1', 'torchvision==0.26.2', 'numpy==2.4.1'];

    expect(installs(planned(torchCardOf()))).toEqual([pins.slice(0, 2), pins, ['leaf', ...pins]]);
  });

  it('begins the same for every model', () => {
    const beginnings = [torchCardOf(), cardOf(), cardOf({ pip: ['twig'] })].map((card) =>
      planned(card).steps.filter(({ phase }) => ['python', 'framework'].includes(phase)),
    );

    expect(beginnings[1]).toEqual(beginnings[0]);
    expect(beginnings[2]).toEqual(beginnings[0]);
  });

  it('shares a folder by stack and build, and keeps an environment that is there', () => {
    const plan = planned(torchCardOf());

    expect(plan.folder).toBe('stack-torch-cpu');
    expect(planned(torchCardOf(), { gpu: 'ada' }).folder).toBe('stack-torch-cu130');
    expect(actionsOf(plan).find((action) => action.do === 'create-uv-venv')).toMatchObject({
      keep: true,
    });
    expect(plan.steps.find(({ id }) => id === 'folder')).toMatchObject({
      changes: 'makes the folder stack-torch-cpu, unless it is there',
      undo: 'delete the folder stack-torch-cpu, and with it every model in it',
    });
  });

  it('gives a script that does not stop at the folder of another model', () => {
    const text = (target: Partial<Target>) => {
      const made = script.render({ card: cardOf(), target: targetOf(target), registry });
      return made?.kind === 'rendering' ? (made.files[0]?.text ?? '') : '';
    };

    expect(text({})).toContain('There is a leaf here already.');
    expect(text({ stack: 'torch' })).not.toContain('There is a');
    expect(text({ stack: 'torch' })).toContain('uv venv --python 3.12 --allow-existing .venv');
  });

  it('takes the Python of the stack with pip, too', () => {
    expect(planned(cardOf(), { platform: 'windows', tool: 'pip' }).python).toEqual({
      version: '3.12',
      reason: 'the stack Torch 2.11 has it',
    });
  });
});

describe('a stack is refused', () => {
  it.each([
    [
      'for a Python that the card does not take',
      { python: '>=3.9,<3.12' },
      'Leaf needs Python >=3.9,<3.12; the stack Torch 2.11 has 3.12.',
    ],
    [
      'for a framework out of range',
      { frameworks: [{ name: 'torch', version: '<2.9' }] },
      'Leaf asks for torch<2.9; the stack Torch 2.11 has 2.11.1.',
    ],
    [
      'for another framework',
      { frameworks: [{ name: 'jax' }] },
      'Leaf needs jax, which the stack Torch 2.11 does not hold.',
    ],
    [
      'for a requirement that excludes a pin',
      { pip: ['leaf', 'NumPy<2'] },
      'Leaf asks for NumPy<2; the stack Torch 2.11 has 2.4.1.',
    ],
    [
      'for a limit of the card',
      { constraints: [{ pip: 'numpy<2', why: 'x' }] },
      'Leaf asks for numpy<2; the stack Torch 2.11 has 2.4.1.',
    ],
    [
      'for a bound that others cannot share',
      { conflicts: [{ pip: 'numpy<2', why: 'x' }] },
      'Leaf asks for numpy<2; the stack Torch 2.11 has 2.4.1.',
    ],
    [
      'for a package that owns the same files',
      { pip: ['numpy_mkl'] },
      'Leaf installs numpy-mkl, which owns the same files as numpy of the stack Torch 2.11.',
    ],
    [
      'for a pinned package from an address',
      { pip: ['numpy @ https://example.org/numpy.zip'] },
      'Leaf takes numpy from an address; the stack Torch 2.11 has 2.4.1.',
    ],
  ] satisfies readonly (readonly [string, Partial<RawCard>, string])[])(
    '%s',
    (_, facts, reason) => {
      expect(refused(cardOf(facts))).toMatchObject({ obstacle: 'stack', reason });
    },
  );

  it('but not for a marker that never holds there', () => {
    const card = cardOf({ pip: ['leaf', "numpy<2; sys_platform == 'win32'"] });

    expect(found(card).kind).toBe('plan');
    expect(found(card, { platform: 'windows' }).kind).toBe('refusal');
  });

  it('with conda, which would remove the environment of the others', () => {
    expect(refused(torchCardOf(), { tool: 'conda' }).reason).toMatchInlineSnapshot(
      `"conda makes an environment anew and removes one that is there, so models cannot share that of the stack Torch 2.11; with uv or pip they can."`,
    );
  });

  it('with what works instead: without it, or another one', () => {
    const { nearest } = refused(cardOf({ constraints: [{ pip: 'numpy<2', why: 'x' }] }));

    expect(nearest.map(({ reason }) => reason)).toEqual([
      'without the stack',
      'with the stack old',
    ]);
  });

  it('when nobody knows it', () => {
    expect(refused(cardOf(), { stack: 'nowhere' })).toMatchObject({
      obstacle: 'stack',
      reason: 'There is no stack "nowhere". One of: old, torch.',
    });
  });
});
