import { describe, expect, it } from 'vitest';
import { ageInDays, isOld } from './age.ts';

describe('the age of evidence', () => {
  it('counts whole days, across a leap day', () => {
    expect(ageInDays('2028-02-28', '2028-03-01')).toBe(2);
  });

  it.each([
    ['2026-01-01', '2026-06-30', false],
    ['2026-01-01', '2026-07-01', true],
    ['2026-11-28', '2026-01-01', false],
    ['no date', '2026-01-01', false],
  ])('of %s is worth a word on %s: %s', (date, today, expected) => {
    expect(isOld(date, today)).toBe(expected);
  });
});
