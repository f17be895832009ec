import { describe, expect, it } from 'vitest';
import type { Evidence } from '../core/plan/plan.ts';
import { evidenceWords } from './evidence-words.ts';

const proof = { file: 'catalog/evidence/leaf/a.json', by: 'a fresh Debian', replaced: [] };
const ran: Evidence = { level: 'ran', date: '2026-11-28', proof: { ...proof, stage: 'run' } };

describe('the words for evidence', () => {
  it('say where it ran and how far it got', () => {
    expect(evidenceWords(ran).text).toBe(
      'Installed and run in a fresh Debian on 2026-11-28: the check of this card passed.',
    );
    expect(evidenceWords({ ...ran, proof: { ...proof, stage: 'import' } }).text).toBe(
      'Installed and imported in a fresh Debian on 2026-11-28; what fetches the files of the model was not tried.',
    );
  });

  it('say what stood in for something', () => {
    const replaced = ['the index pytorch:cpu by the default index'];
    const found = {
      level: 'resolves',
      date: '2026-11-28',
      proof: { ...proof, by: 'uv 0.13.9', replaced },
    } as const;

    expect(evidenceWords(found).text).toBe(
      'uv 0.13.9 found a ready-made build of every package on 2026-11-28. Nothing was run. Replaced there: the index pytorch:cpu by the default index.',
    );
  });

  it('say that it is old, where the reader has a clock', () => {
    expect(evidenceWords(ran, '2027-05-27').text).not.toContain('half a year');
    expect(evidenceWords(ran, '2027-05-28').text).toContain('more than half a year ago');
    expect(evidenceWords({ level: 'stated', date: '2020-01-01' }, '2027-01-01').text).toContain(
      'more than half a year ago',
    );
  });

  it('warn only where nobody says anything', () => {
    expect(evidenceWords({ level: 'unknown' }).tone).toBe('warn');
    expect(evidenceWords({ level: 'stated' }).tone).toBe('ok');
  });
});
