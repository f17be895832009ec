import { describe, expect, it } from 'vitest';
import { ran, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { newerParts } from './newer-part.ts';

const plan = planned(cardOf());

describe('parts of a record from elsewhere', () => {
  it('are taken where we have none', () => {
    const theirs = { ...resolved(plan), ...ran(plan) };

    expect(newerParts(undefined, theirs)).toEqual({
      resolution: theirs.resolution,
      run: theirs.run,
    });
  });

  it('are taken each by its own day', () => {
    const ours = {
      ...resolved(plan, { date: '2026-11-28' }),
      ...ran(plan, { date: '2026-11-01' }),
    };
    const theirs = {
      ...resolved(plan, { date: '2026-11-27' }),
      ...ran(plan, { date: '2026-11-28' }),
    };

    expect(newerParts(ours, theirs)).toEqual({ run: theirs.run });
  });
});
