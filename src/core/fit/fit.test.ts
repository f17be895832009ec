import { describe, expect, it } from 'vitest';
import { cardOf, torchCardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { Card } from '../card/card.ts';
import { planCard } from '../plan/plan-card.ts';
import { fit } from './fit.ts';
import type { Machine } from './verdict.ts';

function verdict(card: Card, machine: Partial<Machine> = {}) {
  return fit(card, { platform: 'ubuntu', gpu: 'cpu', ...machine }, smallRegistry);
}

describe('a card fits', () => {
  it('where the authors say that it runs', () => {
    expect(verdict(cardOf())).toMatchObject({
      verdict: 'fits',
      reason: 'Leaf runs on Ubuntu with CPU.',
      target: { tool: 'uv' },
    });
  });

  it('by another tool, when the first does not work', () => {
    const found = verdict(torchCardOf(), { platform: 'ubuntu-aarch64' });

    expect(found).toMatchObject({ verdict: 'fits', target: { tool: 'conda' } });
    expect(planCard(torchCardOf(), found.target!, smallRegistry).kind).toBe('plan');
  });

  it('up to the largest variant that the GPU holds, in whatever order the card lists them', () => {
    const card = torchCardOf({
      variants: [
        { id: 'large', hardware: { vram_gb: 10 } },
        { id: 'tiny', hardware: { vram_gb: 1 } },
        { id: 'medium', hardware: { vram_gb: 5 } },
        { id: 'small', hardware: { vram_gb: 2 } },
      ],
    });

    expect(verdict(card, { gpu: 'ada', vramGiB: 8 })).toMatchObject({
      verdict: 'fits',
      variant: 'medium',
    });
  });

  it('only up to the variant for which main memory is enough', () => {
    const card = torchCardOf({
      variants: [
        { id: 'small', hardware: { vram_gb: 2, ram_gb: 8 } },
        { id: 'large', hardware: { vram_gb: 4, ram_gb: 32 } },
      ],
    });

    expect(verdict(card, { gpu: 'ada', vramGiB: 8, ramGiB: 16 }).variant).toBe('small');
  });

  it('on the processor of a machine whose GPU it has no use for', () => {
    const found = verdict(cardOf(), { gpu: 'ada', driver: '100.1', vramGiB: 24 });

    expect(found).toMatchObject({
      verdict: 'fits',
      reason: 'Leaf runs on Ubuntu with CPU. It does not use NVIDIA ada.',
      target: { gpu: 'cpu', driver: undefined },
    });
    expect(planCard(cardOf(), found.target!, smallRegistry).kind).toBe('plan');
  });

  it('with the Python to which the machine is bound', () => {
    const card = cardOf({ python: '>=3.10' });

    expect(verdict(card, { python: '3.10' }).verdict).toBe('fits');
  });
});

describe('a card is slow', () => {
  it('where the authors say so', () => {
    const card = cardOf({ compute: { cpu: { support: 'slow', why: 'Hours, not minutes.' } } });

    expect(verdict(card)).toMatchObject({ verdict: 'slow', reason: 'Hours, not minutes.' });
  });
});

describe('a card cannot', () => {
  it('where there is no plan, and what works is said', () => {
    const card = torchCardOf({ compute: { cuda: 'yes' }, hardware: { gpu: 'required' } });

    expect(verdict(card)).toMatchObject({
      verdict: 'cannot',
      reason: 'Leaf needs a GPU.',
      fix: 'It works computing on NVIDIA GPU.',
      target: { gpu: 'nvidia' },
    });
  });

  it('with too little GPU memory, and the processor is offered', () => {
    const card = torchCardOf({ hardware: { vram_gb: 16, source: 'README.md' } });

    expect(verdict(card, { gpu: 'ada', vramGiB: 8 })).toEqual({
      verdict: 'cannot',
      reason: 'Leaf needs 16 GB of GPU memory; this machine has 8.6.',
      source: 'README.md',
      fix: 'Compute on the processor instead; that is slower.',
    });
  });

  it('with too little GPU memory for even the smallest variant', () => {
    const card = torchCardOf({
      variants: [
        { id: 'large', hardware: { vram_gb: 10 } },
        { id: 'small', hardware: { vram_gb: 4 } },
      ],
    });

    expect(verdict(card, { gpu: 'ada', vramGiB: 2 }).reason).toContain('needs 4 GB of GPU memory');
  });

  it.each([
    ['main memory', { ramGiB: 4 }],
    ['disk', { diskGiB: 10 }],
  ])('with too little %s, though a variant fits the GPU', (what, machine) => {
    const card = torchCardOf({
      hardware: { ram_gb: 16, disk_gb: 100 },
      variants: [{ id: 'small', hardware: { vram_gb: 2 } }],
    });

    const found = verdict(card, { gpu: 'ada', vramGiB: 8, ramGiB: 32, diskGiB: 200, ...machine });

    expect(found.verdict).toBe('cannot');
    expect(found.reason).toContain(`GB of ${what}; this machine has`);
  });

  it('when the machine is bound to a Python that the card refuses', () => {
    const found = verdict(cardOf({ python: '>=3.11' }), { python: '3.10' });

    expect(found.verdict).toBe('cannot');
    expect(found.reason).toBe('The plan needs Python 3.12, the machine is bound to 3.10.');
  });
});

describe('nobody knows', () => {
  it('where the authors are silent', () => {
    expect(verdict(torchCardOf({ compute: { cpu: 'yes' } }), { gpu: 'ada' }).verdict).toBe(
      'unknown',
    );
  });

  it('where the card states a need and the machine does not say', () => {
    const card = torchCardOf({ hardware: { vram_gb: 16 } });

    expect(verdict(card, { gpu: 'ada' })).toMatchObject({
      verdict: 'unknown',
      reason: 'Leaf needs 16 GB of GPU memory; this machine does not say.',
    });
    expect(verdict(card).verdict).toBe('fits');
  });
});
