import { describe, expect, it } from 'vitest';
import { locked, OTHER_SUM, provenCard, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import { offers, storedOf } from './index-replies.fixture.ts';
import { storedPins } from './stored-pins.ts';
import { vanishedFiles } from './vanished-files.ts';
import { yankedReleases } from './yanked-releases.ts';

const stored = storedOf();

describe('vanished files', () => {
  it('are none where every sum is still offered', () => {
    expect(vanishedFiles([{ stored, answer: offers() }])).toEqual({
      findings: [],
      unasked: [],
      answered: { vanished: 1 },
    });
  });

  it.each([
    [
      'a release that is gone',
      offers({ packages: [], gone: stored.pins.map((pin) => ({ pin, why: 'is gone' })) }),
      ['leaf 1.0 is gone.', 'twig 1.0 is gone.'],
    ],
    [
      'a file that is gone while others stay',
      offers({ packages: [locked('twig'), locked('leaf', { files: [] })] }),
      ['leaf 1.0: 1 of 1 files are no longer offered: leaf-1.0-py3-none-any.whl.'],
    ],
    [
      'a file with another sum under the same name',
      offers({
        packages: [
          locked('twig'),
          locked('leaf', { files: [{ name: 'leaf-1.0-py3-none-any.whl', sha256: OTHER_SUM }] }),
        ],
      }),
      ['leaf 1.0: 1 of 1 files are other files than before: leaf-1.0-py3-none-any.whl.'],
    ],
  ])('tell of %s', (_, answer, expected) => {
    const { findings } = vanishedFiles([{ stored, answer }]);

    expect(findings.map(({ text }) => text.replace(/ Resolved for .*/, '')).toSorted()).toEqual(
      expected,
    );
    expect(findings[0]).toMatchObject({ kind: 'vanished', card: 'leaf', date: '2026-11-28' });
  });

  it('on several targets of a card are one finding with all of them', () => {
    const answer = offers({ packages: [locked('twig')] });
    const elsewhere = { ...stored, place: 'windows cpu' };
    const { findings } = vanishedFiles([
      { stored: elsewhere, answer },
      { stored, answer },
    ]);

    expect(findings.map(({ text }) => text)).toEqual([
      expect.stringContaining(`Resolved for ${stored.place}, windows cpu.`),
    ]);
  });

  it('are not told of an index that gave no answer', () => {
    const answer = { kind: 'not-asked', reason: 'no network' } as const;

    expect(vanishedFiles([{ stored, answer }])).toEqual({
      findings: [],
      unasked: [
        { kind: 'vanished', card: 'leaf', text: `The packages for ${stored.place}: no network` },
      ],
      answered: { vanished: 0 },
    });
  });
});

describe('yanked releases', () => {
  it('are told with the words of the publisher', () => {
    const output = 'warning: `leaf==1.0` is yanked (reason: "broken")';

    expect(yankedReleases([{ stored, answer: offers({ output }) }]).findings).toEqual([
      {
        kind: 'yanked',
        card: 'leaf',
        text: `leaf 1.0 was yanked with the reason "broken". Resolved for ${stored.place}.`,
        date: '2026-11-28',
      },
    ]);
  });
});

describe('the pins of records', () => {
  const card = cardOf();
  const plan = planned(card);

  it('are not asked for when the plan of today asks for something else', () => {
    const record = resolved(plan, { asked: ['twig'] });

    expect(storedPins(provenCard(card, record), smallRegistry)).toEqual([]);
  });

  it('are without what comes from a repository', () => {
    const own = locked('leaf', { commit: 'a'.repeat(40), repository: 'https://example.org/leaf' });
    const record = resolved(plan, { packages: [locked('twig'), own] });

    expect(storedPins(provenCard(card, record), smallRegistry)[0]?.pins).toEqual([locked('twig')]);
  });
});
