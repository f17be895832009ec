/** Laws that hold for every version, specifier and requirement; random ones lie close together, so that rules meet. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVERY_VERSION,
  type Version,
  admits,
  compareVersions,
  complement,
  difference,
  formatRequirement,
  formatSpecifier,
  formatVersion,
  inRange,
  intersect,
  isDisjoint,
  isEmpty,
  isSubset,
  parseRequirement,
  parseSpecifier,
  parseVersion,
  rangeToSpecifier,
  toRange,
  union,
} from './index.ts';

const small = fc.integer({ min: 0, max: 3 });
const maybeSmall = fc.option(small, { nil: undefined, freq: 2 });

/** A version; three parts at most, small numbers. */
const version: fc.Arbitrary<Version> = fc.record({
  epoch: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: small }),
  release: fc.array(small, { minLength: 1, maxLength: 3 }),
  pre: fc.option(fc.record({ label: fc.constantFrom('a', 'b', 'rc'), number: small }), {
    nil: undefined,
  }),
  post: maybeSmall,
  dev: maybeSmall,
  local: fc.option(
    fc.array(fc.oneof(small, fc.constantFrom('a', 'cpu')), { minLength: 1, maxLength: 2 }),
    { nil: undefined },
  ),
});

/** The text of a version. */
const versionText: fc.Arbitrary<string> = version.map(formatVersion);

const release = version.map(({ epoch, release: numbers }) =>
  formatVersion({
    epoch,
    release: numbers,
    pre: undefined,
    post: undefined,
    dev: undefined,
    local: undefined,
  }),
);
const publicText = versionText.map((text) => text.replace(/\+.*/, ''));

const clauseText = fc.oneof(
  fc.tuple(fc.constantFrom('>=', '<=', '>', '<'), publicText).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('==', '!='), versionText).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('==', '!='), release).map((parts) => `${parts.join('')}.*`),
  publicText.filter((text) => /^(\d+!)?\d+\.\d/.test(text)).map((text) => `~=${text}`),
);

/** The text of a specifier of up to four clauses, without `===`. */
const specifierText: fc.Arbitrary<string> = fc
  .array(clauseText, { maxLength: 4 })
  .map((clauses) => clauses.join(','));

/** Like {@link specifierText}, with `===` now and then. */
const anySpecifierText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: clauseText },
      { weight: 1, arbitrary: fc.constantFrom('===1.0', '===1.0A1', '===french') },
    ),
    { maxLength: 3 },
  )
  .map((clauses) => clauses.join(','));

describe('versions', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(version, (value) => {
        const result = parseVersion(formatVersion(value));

        expect(result).toEqual({ ok: true, value });
      }),
    );
  });

  it('locates every problem inside the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = parseVersion(text);

        if (result.ok) return;
        expect(result.problem.offset + result.problem.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(versionText, versionText, versionText, (a, b, c) => {
        const [x = '', y = '', z = ''] = [a, b, c].toSorted(compareVersions);

        expect(compareVersions(x, y)).toBeLessThanOrEqual(0);
        expect(compareVersions(x, z)).toBeLessThanOrEqual(0);
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
      }),
    );
  });
});

describe('specifiers', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(anySpecifierText, (text) => {
        const first = parseSpecifier(text);
        const again = first.ok && parseSpecifier(formatSpecifier(first.value));

        expect(first.ok).toBe(true);
        expect(again).toEqual(first);
      }),
    );
  });

  it('holds the versions that the specifier admits', () => {
    fc.assert(
      fc.property(specifierText, versionText, (specifier, version) => {
        expect(inRange(toRange(specifier), version)).toBe(admits(specifier, version));
      }),
      { numRuns: 2000 },
    );
  });

  it('prints every range that came from a specifier, and means the same', () => {
    fc.assert(
      fc.property(specifierText, (text) => {
        const range = toRange(text);
        const printed = rangeToSpecifier(range);

        expect(printed).toBeDefined();
        expect(isSubset(toRange(printed!), range)).toBe(true);
        expect(isSubset(range, toRange(printed!))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the algebra of ranges', () => {
  const range = anySpecifierText.map(toRange);
  const built = fc
    .tuple(range, range, range)
    .map(([a, b, c]) => union(intersect(a, complement(b)), c));
  const spelling = fc.oneof(versionText, fc.constantFrom('1.0', '1.0A1', 'french', 'x'));

  it('agrees with and, or, not for each version', () => {
    fc.assert(
      fc.property(built, built, spelling, (left, right, version) => {
        const [a, b] = [inRange(left, version), inRange(right, version)];

        expect(inRange(intersect(left, right), version)).toBe(a && b);
        expect(inRange(union(left, right), version)).toBe(a || b);
        expect(inRange(difference(left, right), version)).toBe(a && !b);
      }),
      { numRuns: 1000 },
    );
  });

  it('complements each version', () => {
    fc.assert(
      fc.property(built, versionText, (either, version) => {
        expect(inRange(complement(either), version)).toBe(!inRange(either, version));
      }),
    );
  });

  it('complements twice to the same range', () => {
    fc.assert(
      fc.property(built, (either) => {
        const twice = complement(complement(either));

        expect(isSubset(twice, either) && isSubset(either, twice)).toBe(true);
        expect(twice.literals).toEqual(either.literals);
      }),
    );
  });

  it('keeps the laws of sets', () => {
    fc.assert(
      fc.property(specifierText.map(toRange), specifierText.map(toRange), (left, right) => {
        const both = intersect(left, right);

        expect(isSubset(both, left)).toBe(true);
        expect(isSubset(left, union(left, right))).toBe(true);
        expect(isDisjoint(left, complement(left))).toBe(true);
        // As sets: a border may be spelled 0.0 or 0.
        expect(isSubset(EVERY_VERSION, union(left, complement(left)))).toBe(true);
        expect(isEmpty(intersect(left, complement(left)))).toBe(true);
        expect(isDisjoint(left, right)).toBe(isEmpty(both));
        expect(isSubset(complement(union(left, right)), complement(left))).toBe(true);
      }),
    );
  });

  it('is never empty when it holds a version', () => {
    fc.assert(
      fc.property(built, versionText, (either, version) => {
        fc.pre(inRange(either, version));

        expect(isEmpty(either)).toBe(false);
      }),
    );
  });
});

describe('requirements', () => {
  it('reads back what it prints', () => {
    const parts = fc.tuple(
      fc.constantFrom('foo', 'PyYAML', 'a.b_c'),
      fc.constantFrom('', '[a]', '[b_c,A]'),
      fc.oneof(anySpecifierText, fc.constant(' @ https://x.org/a ')),
      fc.constantFrom('', ";os_name=='nt'", ";(extra=='A' or os_name=='x') and python_version<'3'"),
    );
    fc.assert(
      fc.property(parts, (written) => {
        const first = parseRequirement(written.join(''));
        const again = first.ok && parseRequirement(formatRequirement(first.value));

        expect(first.ok).toBe(true);
        expect(again).toEqual(first);
      }),
    );
  });

  it('locates every problem inside the text', () => {
    const piece = fc.constantFrom(
      'foo',
      ' ',
      '[',
      ']',
      '(',
      ')',
      ',',
      ';',
      '@',
      '>=',
      '1.0',
      '.*',
      "'",
      'os_name',
      '==',
      'and',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const result = parseRequirement(text);

        if (result.ok) return;
        expect(result.problem.offset + result.problem.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
