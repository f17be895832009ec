import { describe, expect, it } from 'vitest';
import { pipInstalls, planned, refused, torchCardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { Target } from './plan.ts';
import { planCard } from './plan-card.ts';

function choice(changes: Partial<Target>, facts: Parameters<typeof torchCardOf>[0] = {}) {
  return planned(torchCardOf(facts), changes).choices[0];
}

describe('a release', () => {
  it('is the newest that the card allows', () => {
    expect(choice({})?.version).toBe('2.12');
    expect(choice({}, { frameworks: [{ name: 'torch', version: '<2.12' }] })?.version).toBe('2.11');
  });

  it('is passed over when it lacks a companion', () => {
    const facts = { frameworks: [{ name: 'torch', with: ['torchvision'] }] };

    const plan = planned(torchCardOf(facts));

    expect(plan.choices[0]?.version).toBe('2.11');
    expect(pipInstalls(plan)[0]?.requirements).toEqual(['torch==2.11.*', 'torchvision==0.26.*']);
  });

  it('is passed over when it has no wheel for the Python', () => {
    expect(choice({}, { python: '==3.9.*' })?.version).toBe('2.8');
  });

  it('keeps the exact range that the card states', () => {
    const facts = { frameworks: [{ name: 'torch', version: '>=2.8.1,<2.9' }] };

    const plan = planned(torchCardOf(facts));

    expect(pipInstalls(plan)[0]?.requirements).toEqual(['torch>=2.8.1,<2.9']);
  });

  it('is refused when none lies in the range', () => {
    const refusal = refused(torchCardOf({ frameworks: [{ name: 'torch', version: '<2.0' }] }));

    expect(refusal.obstacle).toBe('framework');
    expect(refusal.reason).toBe(
      'PyTorch <2.0 has no build for the processor on Ubuntu with Python 3.12.',
    );
  });
});

describe('a build', () => {
  it('is the default one on a card of which only the maker is known', () => {
    expect(choice({ gpu: 'nvidia' })?.build).toBe('cu130');
  });

  it('is the older one for a Pascal card, and says why', () => {
    const found = choice({ gpu: 'pascal' });

    expect(found).toMatchObject({ build: 'cu126', version: '2.12' });
    expect(found?.reason).toContain('is compiled for compute capability 7.5, 8.0, 8.6, 9.0');
    expect(found?.rejected).toEqual([
      {
        build: 'cu130 of 2.12',
        reason:
          'is compiled for compute capability 7.5, 8.0, 8.6, 9.0; NVIDIA pascal has 6.0 to 6.2',
      },
    ]);
  });

  it('serves a newer card by its intermediate code', () => {
    expect(choice({ gpu: 'blackwell' })?.build).toBe('cu130');
  });

  it('is refused when it is built for another CUDA than the driver knows', () => {
    const found = choice({ gpu: 'ada', driver: '550.90' });

    expect(found?.build).toBe('cu126');
    expect(found?.rejected[0]?.reason).toBe('needs driver 580 or newer, yours is 550.90');
  });

  it('counts the driver of Windows inside WSL', () => {
    expect(choice({ platform: 'ubuntu', gpu: 'ada', driver: '580.65' })?.build).toBe('cu130');
    expect(choice({ platform: 'wsl2', gpu: 'ada', driver: '580.65' })?.build).toBe('cu126');
    expect(choice({ platform: 'wsl2', gpu: 'ada', driver: '581.15' })?.build).toBe('cu130');
  });

  it('is refused, with the driver named, when every one needs a newer driver', () => {
    const refusal = refused(torchCardOf(), { gpu: 'ada', driver: '470.82' });

    expect(refusal.reason).toBe(
      'No build of PyTorch fits: cu130 of 2.12 needs driver 580 or newer, yours is 470.82.',
    );
    expect(refusal.nearest[0]?.target).toMatchObject({ gpu: 'cpu', driver: undefined });
  });

  it('is chosen by the code that it holds for AMD GPUs', () => {
    expect(choice({ gpu: 'rdna3' })?.build).toBe('rocm7');
    expect(refused(torchCardOf(), { gpu: 'vega' }).reason).toContain('holds no code for gfx900');
  });

  it('is refused on musl', () => {
    expect(refused(torchCardOf(), { platform: 'alpine' }).reason).toContain(
      'has no wheels for musl',
    );
  });

  it('is refused below its glibc', () => {
    const torch = { ...smallRegistry.frameworks['torch']!, glibc: '2.38' };
    const registry = { ...smallRegistry, frameworks: { torch } };
    const target = { platform: 'rocky', gpu: 'cpu', tool: 'uv', features: [] } as const;

    const found = planCard(torchCardOf(), target, registry);

    expect(found).toMatchObject({ obstacle: 'framework' });
    expect(JSON.stringify(found)).toContain('needs glibc 2.38, Rocky has 2.34');
  });

  it('is refused when there is none for the kind of compute there', () => {
    const refusal = refused(torchCardOf({ compute: { cuda: 'yes' } }), {
      platform: 'ubuntu-aarch64',
      gpu: 'nvidia',
    });

    expect(refusal.reason).toBe('PyTorch has no build for NVIDIA GPUs on Ubuntu.');
  });

  it('is held to the toolkit when no table says what it is compiled for', () => {
    const { capabilities: _capabilities, ...torch } = smallRegistry.frameworks['torch']!;
    const registry = { ...smallRegistry, frameworks: { torch } };
    const target = { platform: 'ubuntu', gpu: 'pascal', tool: 'uv', features: [] } as const;

    const found = planCard(torchCardOf(), target, registry);

    expect(found).toMatchObject({ choices: [{ build: 'cu126' }] });
    expect(JSON.stringify(found)).toContain('its CUDA 13.0 starts at compute capability 7.5');
  });
});

describe('a framework', () => {
  it('that the catalog does not know is refused', () => {
    const refusal = refused(torchCardOf({ frameworks: [{ name: 'abacus' }] }));

    expect(refusal.reason).toBe('The catalog has no framework "abacus".');
  });

  it('is left out where its condition does not hold', () => {
    const card = torchCardOf({ frameworks: [{ name: 'torch', when: { os: ['windows'] } }] });

    expect(planned(card).choices).toEqual([]);
  });

  it('may narrow the Python', () => {
    const card = torchCardOf({ frameworks: [{ name: 'torch', python: '<3.12' }] });

    expect(planned(card).python?.version).toBe('3.11');
  });
});
