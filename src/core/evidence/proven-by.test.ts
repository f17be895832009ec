import { describe, expect, it } from 'vitest';
import { locked, provenCard, ran, resolved } from '../../../test/unit/evidence.ts';
import { cardOf, planned, targetOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { Card } from '../card/card.ts';
import type { EvidenceRecord } from '../generated/evidence.ts';
import { planCard } from '../plan/plan-card.ts';
import type { Evidence, Plan, Target } from '../plan/plan.ts';

const leaf = cardOf();
const plan = planned(leaf);

function planWith(
  records: readonly EvidenceRecord[],
  changes: Partial<Target> = {},
  card = leaf,
): Plan {
  const found = planCard(provenCard(card, ...records), targetOf(changes), smallRegistry);
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

function evidenceOf(
  records: readonly EvidenceRecord[],
  changes?: Partial<Target>,
  card?: Card,
): Evidence {
  return planWith(records, changes, card).evidence;
}

describe('what backs a plan', () => {
  it('is what the authors state without a record', () => {
    expect(planWith([]).evidence.proof).toBeUndefined();
  });

  it('is a run on this platform with this tool, with its file and its stage', () => {
    expect(evidenceOf([ran(plan)])).toEqual({
      level: 'ran',
      date: '2026-11-27',
      proof: {
        file: `catalog/evidence/leaf/${plan.place.platform.id}--cpu--${plan.place.tool}.json`,
        by: 'a fresh Debian',
        stage: 'run',
        replaced: [],
      },
    });
  });

  it('is a run before a resolution', () => {
    expect(evidenceOf([resolved(plan), ran(plan)]).level).toBe('ran');
  });

  it('is a resolution for every tool, on every release whose C library is not older', () => {
    const records = [resolved(plan)];
    const other = plan.place.tool === 'uv' ? 'pip' : 'uv';

    expect(evidenceOf(records).level).toBe('resolves');
    expect(evidenceOf(records, { tool: other }).level).toBe('resolves');
    expect(evidenceOf([resolved(plan, { glibc: '2.99' })]).level).not.toBe('resolves');
  });

  it('is a row of another Python, which has no list of packages', () => {
    const row = { python: plan.python!.version, outcome: 'resolves' } as const;
    const record = resolved(plan, { python: '3.8', pythons: [row], packages: [locked('leaf')] });

    expect(evidenceOf([record]).level).toBe('resolves');
  });

  it.each<[string, EvidenceRecord]>([
    ['another platform', { ...ran(plan), platform: 'rocky' }],
    ['another GPU', { ...ran(plan), gpu: 'ada' }],
    ['another tool', { ...ran(plan), tool: 'conda' }],
    ['another release of the model', { ...ran(plan), version: '2' }],
    ['another variant', { ...ran(plan), variant: 'large' }],
    ['other requirements', ran(plan, { asked: ['twig'] })],
    ['another Python', ran(plan, { python: '3.8' })],
    ['an installation that nothing imported', ran(plan, { stage: 'install' })],
    ['a resolution for other requirements', resolved(plan, { asked: ['twig'] })],
  ])('is no record of %s', (_, record) => {
    expect(evidenceOf([record]).proof).toBeUndefined();
  });

  it('tells of a run that failed, and of a resolution that did, without taking back what is stated', () => {
    const trouble = { class: 'import', text: 'No module named twig\nmore' } as const;
    const failed = planWith([
      ran(plan, { outcome: 'failed', stage: 'install', trouble }),
      resolved(plan, {
        outcome: 'fails',
        trouble: { class: 'no-wheel', text: 'no wheel of twig' },
      }),
    ]);

    expect(failed.evidence).toEqual(plan.evidence);
    expect(failed.cautions.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'These steps failed in a fresh Debian on 2026-11-27: No module named twig',
        'uv 0.13.9 found no ready-made build of everything on 2026-11-28: no wheel of twig',
      ]),
    );
  });
});
