import { describe, expect, it } from 'vitest';
import { normalizeCard } from '../card/normalize.ts';
import type { Card } from '../card/card.ts';
import type { Card as RawCard } from '../generated/card.ts';
import type { KnownFailure } from './diagnose.ts';
import { failuresGuarded, guards, type Prevention } from './guards.ts';

function cardWith(more: Partial<RawCard>): Card {
  return normalizeCard('leaf', {
    name: 'Leaf',
    summary: 'Sorts pictures of leaves.',
    tasks: ['image-classification'],
    license: 'MIT',
    upstream: { repo: 'https://example.org/leaf', read: '2026-01-31' },
    sources: ['README.md'],
    ...more,
  });
}

const GUARDS: readonly (readonly [string, Partial<RawCard>, Prevention])[] = [
  ['a system package', { system: ['ffmpeg'] }, { kind: 'system', ids: ['ffmpeg'] }],
  [
    'one of a choice',
    { system: [{ any_of: ['sox', 'ffmpeg'] }] },
    { kind: 'system', ids: ['ffmpeg'] },
  ],
  [
    'a build tool',
    { system: [{ id: 'rust', for: 'build' }] },
    { kind: 'build-tool', ids: ['rust'] },
  ],
  ['a framework', { frameworks: [{ name: 'torch' }] }, { kind: 'framework', ids: ['torch'] }],
  ['a package', { pip: ['leaf', 'NumPy'] }, { kind: 'pip', ids: ['numpy'] }],
  ['an upper limit', { pip: ['leaf', 'numpy<2'] }, { kind: 'pip', ids: ['numpy'], bounded: true }],
  [
    'an upper limit beside the packages',
    { constraints: [{ pip: 'numpy<2', why: 'x' }] },
    { kind: 'pip', ids: ['numpy'], bounded: true },
  ],
  ['a Python range', { python: '>=3.10' }, { kind: 'python' }],
  [
    'the build of a framework',
    { frameworks: [{ name: 'torch' }], compute: { cuda: 'yes' } },
    { kind: 'driver' },
  ],
  [
    'a capability',
    { compute: { cuda: { support: 'yes', capability: '>=7.0' } } },
    { kind: 'capability' },
  ],
  ['a C library', { minimum: { glibc: '2.28' } }, { kind: 'libc' }],
  ['a figure of memory', { hardware: { ram_gb: 8 } }, { kind: 'memory' }],
  [
    'a figure of a variant',
    { variants: [{ id: 'big', summary: 'x', hardware: { vram_gb: 8 } }] },
    { kind: 'memory' },
  ],
  ['a figure of room', { hardware: { disk_gb: 8 } }, { kind: 'disk' }],
  [
    'a gate',
    {
      weights: [
        { from: 'x/y', when: 'first-use', gate: { kind: 'terms', url: 'https://example.org' } },
      ],
    },
    { kind: 'gate' },
  ],
  ['weights', { weights: [{ from: 'x/y', when: 'first-use' }] }, { kind: 'weights' }],
  ['a variable', { env: { A: '1' } }, { kind: 'environment' }],
  ['what excludes each other', { exclusive: [['a', 'b']] }, { kind: 'exclusive' }],
  ['what it computes on', { compute: { cpu: 'yes' } }, { kind: 'compute' }],
  ['where it runs', { platforms: { windows: 'no' } }, { kind: 'platform' }],
  ['a container', { container: { image: 'x/y:1' } }, { kind: 'container' }],
];

describe('a card guards against a failure', () => {
  it.each(GUARDS)('by %s', (_, more, prevention) => {
    expect(guards(cardWith(more), prevention)).toBe(true);
    expect(guards(cardWith({}), prevention)).toBe(false);
  });

  it('not by another system package, and not by a package without a limit', () => {
    const card = cardWith({ system: ['sox'], pip: ['leaf', 'numpy>=1.20'] });

    expect(guards(card, { kind: 'system', ids: ['ffmpeg'] })).toBe(false);
    expect(guards(card, { kind: 'pip', ids: ['numpy'], bounded: true })).toBe(false);
  });

  it('not by what plans do for every card', () => {
    expect(guards(cardWith({ system: ['ffmpeg'] }), { kind: 'plan' })).toBe(false);
  });

  it('by any of the requirements that prevent it', () => {
    const known: KnownFailure = {
      id: 'x',
      failure: {
        title: '-',
        stage: 'run',
        match: [['xxxx']],
        cause: '-',
        prevented_by: [{ kind: 'disk' }, { kind: 'python' }],
        fixes: [{ text: '-' }],
        sources: ['-'],
      },
    };

    expect(failuresGuarded(cardWith({ python: '>=3.10' }), [known])).toEqual([known]);
    expect(failuresGuarded(cardWith({}), [known])).toEqual([]);
  });
});
