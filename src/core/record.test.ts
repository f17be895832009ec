import { describe, expect, it } from 'vitest';
import { mapValues, pick } from './record.ts';

describe('a record', () => {
  it('keeps its keys and their order when its values change', () => {
    const doubled = mapValues({ b: 1, a: 2 }, (value) => value * 2);

    expect(Object.entries(doubled)).toEqual([
      ['b', 2],
      ['a', 4],
    ]);
  });

  it('gives only the wanted entries, in its own order', () => {
    const picked = pick({ a: 1, b: 2, c: 3 }, ['c', 'a']);

    expect(Object.keys(picked)).toEqual(['a', 'c']);
  });

  it('passes over a key that it lacks, also one that every object inherits', () => {
    const picked = pick({ a: 1 }, ['toString', '__proto__', 'z']);

    expect(picked).toEqual({});
  });
});
