import { describe, expect, it } from 'vitest';
import { cardOf, planned } from '../../../test/unit/small-cards.ts';
import { findResolution } from './find-resolution.ts';
import type { StoredResolution } from './resolution.ts';

const stored: StoredResolution = {
  card: 'leaf',
  platform: 'ubuntu',
  gpu: 'cpu',
  tool: 'uv',
  features: [],
  date: '2026-11-01',
  resolver: 'uv 0.13.9',
  requiresPython: '==3.12.*',
  packages: [],
};

describe('a stored resolution', () => {
  it('is found for exactly its target, the newest first', () => {
    const newer = { ...stored, date: '2026-11-22' };

    expect(findResolution([stored, newer], planned(cardOf()))).toBe(newer);
  });

  it.each<Partial<StoredResolution>>([
    { card: 'twig' },
    { platform: 'rocky' },
    { gpu: 'ada' },
    { tool: 'pip' },
    { version: '2' },
    { variant: 'large' },
    { features: ['roots'] },
    { requiresPython: '==3.11.*' },
  ])('is not found for another: %j', (other) => {
    expect(findResolution([{ ...stored, ...other }], planned(cardOf()))).toBeUndefined();
  });
});
