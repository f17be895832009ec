/** Numbers that look random and are the same on every machine: the generated catalog must not change by itself. */

export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True about this often, from 0 to 1. */
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Different members of a list, in the order of the list. */
  some<T>(list: readonly T[], count: number): readonly T[];
  /** Hexadecimal digits. */
  hex(length: number): string;
}

/**
 * Makes the numbers that belong to a seed.
 *
 * @param seed a whole number
 * @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c for mulberry32
 */
export function randomFor(seed: number): Random {
  const next = mulberry32(seed);
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    int,
    chance: (share) => next() < share,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
    some: (list, count) => {
      const keyed = list.map((value, index) => ({ value, index, key: next() }));
      const chosen = keyed.toSorted((a, b) => a.key - b.key).slice(0, count);
      return chosen.toSorted((a, b) => a.index - b.index).map(({ value }) => value);
    },
    hex: (length) => Array.from({ length }, () => int(0, 15).toString(16)).join(''),
  };
}

function mulberry32(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
