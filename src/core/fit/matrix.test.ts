import { describe, expect, it } from 'vitest';
import { cardOf, torchCardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { planCard } from '../plan/plan-card.ts';
import { whereItRuns } from './matrix.ts';

describe('where a card runs', () => {
  it('has a row for each system and processor that some platform stands for', () => {
    const { rows } = whereItRuns(cardOf(), smallRegistry);

    expect(rows.map(({ name }) => name)).toEqual([
      'Linux x86-64',
      'Linux arm64',
      'macOS Apple silicon',
      'Windows x86-64',
    ]);
  });

  it('has a column for each kind of compute that is used anywhere, in every row', () => {
    const plain = whereItRuns(cardOf(), smallRegistry);
    const torch = whereItRuns(torchCardOf(), smallRegistry);

    expect(plain.kinds).toEqual(['cpu']);
    expect(torch.kinds).toEqual(['cpu', 'cuda', 'rocm', 'mps']);
    for (const { cells } of torch.rows) {
      expect(cells.map(({ compute }) => compute)).toEqual(torch.kinds);
    }
  });

  it('says what backs a cell, or why there is nothing', () => {
    const { rows } = whereItRuns(torchCardOf({ compute: { cpu: 'yes' } }), smallRegistry);
    const levels = rows[0]?.cells.map(({ compute, level }) => [compute, level]);

    expect(levels).toEqual([
      ['cpu', 'stated'],
      ['cuda', 'unknown'],
      ['rocm', 'unknown'],
      ['mps', 'no'],
    ]);
    expect(rows[0]?.cells[0]?.reason).toBe('the authors say so, 2026-01-01');
    expect(rows[0]?.cells[3]?.reason).toBe('Ubuntu has no way to compute on Apple GPU.');
  });

  it('stands on targets that give plans', () => {
    const card = torchCardOf();
    const cells = whereItRuns(card, smallRegistry).rows.flatMap((row) => row.cells);
    const targets = cells.flatMap(({ target }) => target ?? []);

    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(planCard(card, target, smallRegistry).kind).toBe('plan');
  });

  it('judges Linux neither by WSL nor by musl', () => {
    const ids = ['wsl2', 'alpine', 'rocky'];
    const platforms = smallRegistry.platforms.filter(({ id }) => ids.includes(id));

    const { rows } = whereItRuns(cardOf(), { ...smallRegistry, platforms });

    expect(rows.map(({ cells }) => cells[0]?.target?.platform)).toEqual(['rocky']);
  });
});
