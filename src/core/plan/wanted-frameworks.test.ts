import { describe, expect, it } from 'vitest';
import { pipInstalls, planned, refused, torchCardOf } from '../../../test/unit/small-cards.ts';

const LATEST = { name: 'torch', version: '>=2.0' } as const;

describe('two rows of one framework', () => {
  it('are one wish, within both ranges and with the companions of both', () => {
    const card = torchCardOf({
      frameworks: [
        LATEST,
        { name: 'torch', version: '<2.12', with: ['torchvision'], when: { compute: ['cuda'] } },
      ],
    });

    const [framework, ...others] = pipInstalls(planned(card, { gpu: 'ada' }));

    expect(framework?.requirements).toEqual(['torch==2.11.*', 'torchvision==0.26.*']);
    expect(others.map(({ requirements }) => requirements[0])).toEqual(['leaf']);
  });

  it('count only where both hold', () => {
    const card = torchCardOf({
      frameworks: [LATEST, { name: 'torch', version: '<2.0', when: { os: ['windows'] } }],
    });

    expect(pipInstalls(planned(card))[0]?.requirements).toEqual(['torch==2.12.*']);
  });

  it('are refused when nothing is in both ranges, which the reason names', () => {
    const card = torchCardOf({ frameworks: [LATEST, { name: 'torch', version: '<2.0' }] });

    expect(refused(card).reason).toContain('>=2.0,<2.0');
  });

  it('both limit the Python', () => {
    const card = torchCardOf({
      frameworks: [
        { ...LATEST, python: '>=3.10' },
        { name: 'torch', python: '<3.12' },
      ],
    });

    expect(planned(card).python?.version).toBe('3.11');
  });
});
