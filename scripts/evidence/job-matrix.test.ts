import { describe, expect, it } from 'vitest';
import { jobsFor } from './job-matrix.ts';

const machine = { platform: 'windows', runner: 'windows-2025' };

describe('the jobs of a platform', () => {
  it('share the first cards and leave the others for another time', () => {
    expect(jobsFor(machine, ['a', 'b', 'c', 'd', 'e'], { atMost: 3, perJob: 2 })).toEqual([
      { ...machine, cards: 'a b', part: 1 },
      { ...machine, cards: 'c', part: 2 },
    ]);
  });

  it('are none without cards', () => {
    expect(jobsFor(machine, [], { atMost: 3, perJob: 2 })).toEqual([]);
  });
});
