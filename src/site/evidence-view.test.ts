import { describe, expect, it } from 'vitest';
import { locked, provenCard, ran, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import { formatBytes } from './bytes.ts';
import { evidenceRows, measuredSizes } from './evidence-view.ts';

const plan = planned(cardOf());
const rowsOf = (...records: Parameters<typeof provenCard>[1][]): readonly string[] =>
  evidenceRows(provenCard(cardOf(), ...records), smallRegistry).map(
    ({ result, text }) => `${result}: ${text}`,
  );

describe('what was tried', () => {
  it('tells runs before resolutions, with Pythons in order', () => {
    const record = {
      ...ran(plan),
      ...resolved(plan, {
        python: '3.12',
        pythons: [
          { python: '3.9', outcome: 'resolves' },
          { python: '3.14', outcome: 'fails', trouble: { class: 'no-wheel', text: 'none' } },
        ],
        packages: [locked('leaf')],
        download_bytes: 61_000_000,
        built: ['twig'],
      }),
    };

    expect(rowsOf(record)).toEqual([
      'ran: Installed, imported, and the own check passed in a fresh Debian, installed in 20 s',
      'resolves: Python 3.9, 3.12; 1 packages; 61 MB to download; built here: twig',
    ]);
  });

  it('tells what failed by its cause, and what was left out', () => {
    const text = 'error: no\n  cause: Because twig has no wheels';

    expect(
      rowsOf(
        ran(plan, { stage: 'import', left_out: ['the files of the model'] }),
        ran(plan, { outcome: 'failed', stage: 'none', trouble: { class: 'disk', text: 'full' } }),
        resolved(plan, { python: '3.12', outcome: 'fails', trouble: { class: 'no-wheel', text } }),
      ),
    ).toEqual([
      'ran: Installed and imported in a fresh Debian, installed in 20 s; not tried: the files of the model',
      'failed: The installation failed in a fresh Debian: full',
      'failed: Python 3.12: Because twig has no wheels',
    ]);
  });

  it('links each record below the page of its card', () => {
    const [row] = evidenceRows(provenCard(cardOf(), ran(plan)), smallRegistry);

    expect(row?.href).toBe(`evidence/${plan.place.platform.id}--cpu--${plan.place.tool}.json`);
  });

  it('gives measured sizes as a range over targets, and none of what failed', () => {
    const card = provenCard(
      cardOf(),
      resolved(plan, { download_bytes: 61_000_000 }),
      resolved(plan, { download_bytes: 75_400_000 }),
      ran(plan, { disk_bytes: 1_440_000_000 }),
      ran(plan, { outcome: 'failed', disk_bytes: 9_000_000_000 }),
    );

    expect(measuredSizes(card)).toEqual([
      { term: 'Packages, download', value: '61 MB to 75 MB, measured' },
      { term: 'Installed, on disk', value: '1.4 GB, measured' },
    ]);
    expect(measuredSizes(cardOf())).toEqual([]);
  });
});

describe('a size', () => {
  it.each([
    [300, '1 kB'],
    [999_499, '999 kB'],
    [3_000_000, '3 MB'],
    [2_960_000_000, '3 GB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
