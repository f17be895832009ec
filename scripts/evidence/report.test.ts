import { describe, expect, it } from 'vitest';
import { provenCard, ran, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { failuresOf, levelTable, totalsOf } from './report.ts';
import { formatTable, markdownTable } from './table.ts';

const plan = planned(cardOf());
const trouble = {
  class: 'no-wheel',
  text: 'error: No solution\n  cause: Because twig has no wheels',
} as const;
const proven = provenCard(cardOf(), {
  ...ran(plan),
  ...resolved(plan, { outcome: 'fails', trouble }),
});

describe('the report of evidence', () => {
  it('counts what was resolved and run', () => {
    expect(totalsOf([proven, cardOf()])).toEqual([
      '2 cards, 1 with records',
      '0 of 1 resolutions found a build of everything',
      '1 of 1 runs got as far as they can; 1 cards ran, 1 of them to their own check',
    ]);
  });

  it('tells each failure with its cause', () => {
    const [, row] = failuresOf([proven]);

    expect(row?.slice(2)).toEqual([
      'resolution',
      '2026-11-28',
      'no-wheel',
      'Because twig has no wheels',
    ]);
    expect(failuresOf([cardOf()])).toEqual([]);
  });

  it('gives a cell its level and, where something is proven, its day', () => {
    const cells = [
      { compute: 'cpu', level: 'ran', reason: '', date: '2026-11-28' },
      { compute: 'cuda', level: 'stated', reason: '' },
      { compute: 'rocm', level: 'no', reason: '' },
    ] as const;
    const rows = [{ osArch: 'linux-x86_64', name: 'Linux x86-64', cells }];
    const table = levelTable([{ id: 'leaf', matrix: { kinds: ['cpu', 'cuda', 'rocm'], rows } }]);

    expect(formatTable(table)).toBe('card  Linux x86-64\nleaf  CPU ran 2026-11-28, NVIDIA stated');
  });

  it('cannot be left by a cell of a Markdown table', () => {
    expect(markdownTable([['a'], ['x | [y](z) `c`']])).toBe(
      '| a |\n| --- |\n| x \\| \\[y\\](z) \\`c\\` |',
    );
  });
});
