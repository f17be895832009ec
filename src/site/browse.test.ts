import { ran, resolved } from '../../test/unit/evidence.ts';
import { cardOf, planned } from '../../test/unit/small-cards.ts';
import type { EvidenceRecord } from '../core/generated/evidence.ts';
import { describe, expect, it } from 'vitest';
import { filterFromQuery, filterToQuery, passes, searchFilters } from './browse-filter.ts';
import { browseItem, compareItems } from './browse-item.ts';
import { exampleCard, exampleVocabulary } from './example.fixture.ts';
import { facetGroups } from './facets.ts';
import { searchRecord } from './search-record.ts';
import { urlsFor } from './urls.ts';

describe('browseItem', () => {
  it('files a card under field and task', () => {
    const item = browseItem(exampleCard(), exampleVocabulary);

    expect(item.callNumber).toBe('vision / image classification');
    expect(item.icon).toBe('image');
    expect(item.spec).toEqual(['CPU, Apple', 'MIT']);
  });

  it('does not take an unstated licence of the weights for a permission', () => {
    const card = exampleCard({ license: { code: 'MIT' } });

    expect(browseItem(card, exampleVocabulary).facets.licence).toEqual([]);
  });

  it('needs no licence of weights, and no sign-up for them, where there are none', () => {
    const card = exampleCard({ license: { code: 'MIT' }, weights: [] });

    expect(browseItem(card, exampleVocabulary).facets.licence).toEqual([
      'commercial',
      'no-sign-up',
    ]);
  });

  it('does not list weights behind a gate as free of sign-up', () => {
    const gate = { kind: 'terms', url: 'https://example.org/terms' } as const;
    const free = exampleCard({ weights: [{ from: 'hf:a/b', when: 'first-use' }] });
    const gated = exampleCard({ weights: [{ from: 'hf:a/b', when: 'first-use', gate }] });

    expect(browseItem(free, exampleVocabulary).facets.licence).toContain('no-sign-up');
    expect(browseItem(gated, exampleVocabulary).facets.licence).not.toContain('no-sign-up');
  });

  it('lists as proven what a record of this very release says, and what did not fail', () => {
    const card = exampleCard({ version: '2' });
    const record = {
      card: 'leaf',
      platform: 'ubuntu',
      gpu: 'cpu',
      tool: 'uv',
      version: '2',
    } as const;
    const { run } = ran(planned(cardOf()));
    const proofOf = (...evidence: readonly EvidenceRecord[]): readonly string[] =>
      browseItem({ ...card, evidence }, exampleVocabulary).facets.proof;

    expect(proofOf({ ...record, run: run! })).toEqual(['ran']);
    expect(proofOf({ ...record, version: '1', run: run! })).toEqual([]);
    expect(proofOf({ ...record, run: { ...run!, outcome: 'failed' } })).toEqual([]);
    expect(proofOf(resolved(planned(cardOf())))).toEqual([]);
  });

  it('puts retired cards last', () => {
    const retired = browseItem(
      exampleCard({ name: 'Acorn', status: { stage: 'retired' } }),
      exampleVocabulary,
    );
    const stable = browseItem(exampleCard(), exampleVocabulary);

    expect([retired, stable].toSorted(compareItems)).toEqual([stable, retired]);
  });
});

describe('browse filter', () => {
  const query = '?q=cells&task=a&task=b&licence=commercial&compute=cpu&proof=ran&status=stable';

  it('survives the way through the address', () => {
    expect(filterToQuery(filterFromQuery(new URLSearchParams(query)))).toBe(query);
  });

  it('widens by task and narrows by licence', () => {
    const filter = filterFromQuery(new URLSearchParams('task=a&task=b&licence=x&licence=y'));
    const values = { task: ['b'], licence: ['x', 'y'], compute: [], proof: [], status: [] };

    expect(passes(filter, values)).toBe(true);
    expect(passes(filter, { ...values, licence: ['x'] })).toBe(false);
    expect(passes(filter, { ...values, task: ['c'] })).toBe(false);
    expect(searchFilters(filter)).toEqual({
      task: { any: ['a', 'b'] },
      licence: { all: ['x', 'y'] },
    });
  });
});

describe('facetGroups', () => {
  it('counts cards and leaves out values that none has', () => {
    const items = [browseItem(exampleCard(), exampleVocabulary)];

    const groups = facetGroups(items, exampleVocabulary);

    expect(groups.map(({ facet, values }) => [facet, values.map(({ value }) => value)])).toEqual([
      ['task', ['image-classification']],
      ['licence', ['commercial']],
      ['compute', ['cpu', 'mps']],
      ['status', ['stable']],
    ]);
  });
});

describe('searchRecord', () => {
  it('finds a card by the other names of its task', () => {
    const record = searchRecord(exampleCard(), exampleVocabulary, urlsFor('/base/'));

    expect(record.content).toContain('image tagging');
    expect(record.url).toBe('/base/models/leaf/');
    expect(record.filters['compute']).toEqual(['cpu', 'mps']);
  });
});
