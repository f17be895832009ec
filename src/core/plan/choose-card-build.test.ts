import { describe, expect, it } from 'vitest';
import { cardOf, pipInstalls, planned, refused } from '../../../test/unit/small-cards.ts';
import type { Build } from '../generated/card.ts';
import type { Target } from './plan.ts';

function choice(builds: readonly Build[], changes: Partial<Target> = {}) {
  const card = cardOf({ compute: { cuda: { support: 'yes', builds } } });
  return planned(card, { gpu: 'ada', ...changes }).choices[0];
}

describe("a card's own build", () => {
  it('is the first that fits, in the order of the card', () => {
    expect(choice([{ id: 'a', why: 'The newest.' }, { id: 'b' }])).toEqual({
      of: 'leaf',
      build: 'a',
      reason: 'The newest.',
      rejected: [],
    });
  });

  it.each([
    ['another system', { when: { os: ['windows'] } }, {}, 'is not made for Ubuntu on x86_64'],
    ['another Python', { python: '<3.10' }, {}, 'exists for Python <3.10'],
    ['a newer glibc', { glibc: '2.40' }, {}, 'needs glibc 2.40, Ubuntu has 2.39'],
    [
      'a newer driver',
      { toolkit: '13.0' },
      { driver: '550' },
      'needs driver 580 or newer, yours is 550',
    ],
    [
      'a newer GPU',
      { toolkit: '13.0' },
      { gpu: 'pascal' },
      'needs compute capability 7.5, NVIDIA pascal has 6.2',
    ],
  ] as const)('is passed over when it is made for %s', (_, build, changes, reason) => {
    const found = choice([{ id: 'new', ...build }, { id: 'old' }], changes);

    expect(found).toMatchObject({ build: 'old', rejected: [{ build: 'new', reason }] });
  });

  it('is refused with every reason when none fits', () => {
    const builds = [
      { id: 'a', glibc: '2.40' },
      { id: 'b', glibc: '2.41' },
    ];
    const card = cardOf({ compute: { cuda: { support: 'yes', builds } } });

    const refusal = refused(card, { gpu: 'ada' });

    expect(refusal.obstacle).toBe('build');
    expect(refusal.reason).toBe(
      'No build of Leaf fits: a needs glibc 2.40, Ubuntu has 2.39; b needs glibc 2.41, Ubuntu has 2.39.',
    );
  });

  it('decides conditions of steps', () => {
    const card = cardOf({
      compute: {
        cuda: { support: 'yes', builds: [{ id: 'cu13', toolkit: '13.0' }, { id: 'cu12' }] },
      },
      steps: [
        { pip: ['leaf-cu13'], when: { build: ['cu13'] } },
        { pip: ['leaf-cu12'], when: { build: ['cu12'] } },
      ],
    });

    const requirements = ['ada', 'pascal'].map(
      (gpu) => pipInstalls(planned(card, { gpu }))[0]?.requirements,
    );

    expect(requirements).toEqual([['leaf-cu13'], ['leaf-cu12']]);
  });

  it("forces the framework's build of the same name", () => {
    const card = cardOf({
      frameworks: [{ name: 'torch' }],
      compute: { cuda: { support: 'yes', builds: [{ id: 'cu126' }] } },
    });

    const plan = planned(card, { gpu: 'ada' });

    expect(plan.choices.map(({ of, build }) => [of, build])).toEqual([
      ['torch', 'cu126'],
      ['leaf', 'cu126'],
    ]);
  });
});
