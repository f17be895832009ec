import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ran, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import { recordFile } from '../core/evidence/record-file.ts';
import type { EvidenceRecord } from '../core/generated/evidence.ts';
import { attachEvidence, loadEvidence } from './load-evidence.ts';

const plan = planned(cardOf());
const record: EvidenceRecord = { ...ran(plan), ...resolved(plan) };

function rootWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-evidence-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function problemsOf(path: string, value: unknown): readonly string[] {
  const root = rootWith({ [path]: JSON.stringify(value) });
  const { problems } = loadEvidence(root, new Set(['leaf']), smallRegistry);
  return problems.map(({ rule, line, message }) => `${rule} ${line} ${message}`);
}

describe('the evidence of a catalog', () => {
  it('is read by card, beside what explains the folder and what is about stacks', () => {
    const root = rootWith({
      [recordFile(record)]: JSON.stringify(record),
      'catalog/evidence/README.md': 'words',
      'catalog/evidence/stacks/torch.json': '{}',
    });
    const loaded = loadEvidence(root, new Set(['leaf']), smallRegistry);

    expect(loaded.problems).toEqual([]);
    expect(loaded.fileCount).toBe(1);
    expect(loaded.records).toEqual(new Map([['leaf', [record]]]));
    expect(attachEvidence(root, cardOf()).evidence).toEqual([record]);
  });

  it('is none in a catalog without the folder', () => {
    expect(loadEvidence(rootWith({}), new Set(), smallRegistry).fileCount).toBe(0);
    expect(attachEvidence(rootWith({}), cardOf()).evidence).toEqual([]);
  });

  const file = recordFile(record);
  const { resolution: _, run: __, ...key } = record;

  it.each<[string, string, unknown, string]>([
    ['of no card', recordFile({ ...key, card: 'twig' }), { ...record, card: 'twig' }, 'D811'],
    ['in another place', file.replace('leaf/', 'leaf/x-'), record, 'D812'],
    ['of neither part', file, key, 'D812'],
    ['of no platform', file.replace(key.platform, 'mars'), { ...record, platform: 'mars' }, 'D801'],
    ['of no GPU', file.replace('--cpu', '--abacus'), { ...record, gpu: 'abacus' }, 'D801'],
  ])('reports a record %s', (_name, path, value, rule) => {
    expect(problemsOf(path, value)).toEqual([expect.stringContaining(rule)]);
  });

  it('reports with its line what somebody wrote by hand', () => {
    const root = rootWith({ [file]: recordTextWith('"outcome": "perhaps"') });
    const { problems, records } = loadEvidence(root, new Set(['leaf']), smallRegistry);

    expect(records.get('leaf')).toEqual([]);
    expect(problems.map(({ line, rule }) => [rule.slice(0, 1), line > 1])).toContainEqual([
      'S',
      true,
    ]);
  });
});

function recordTextWith(outcome: string): string {
  return JSON.stringify(record, undefined, 2).replace('"outcome": "resolves"', outcome);
}
