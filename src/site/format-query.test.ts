import { describe, expect, it } from 'vitest';
import type { Target } from '../core/plan/plan.ts';
import { formats } from '../core/render/formats.ts';
import { formatEntries } from './format-entry.ts';
import { choiceInAddress, choiceToQuery, formatFromQuery } from './format-query.ts';

const target: Target = { platform: 'fedora', gpu: 'cpu', tool: 'uv', features: [] };

describe('formatFromQuery', () => {
  it.each([
    ['', { as: 'paste', ignored: [] }],
    ['?as=script', { as: 'script', ignored: [] }],
    ['?as=papyrus', { as: 'paste', ignored: ['as=papyrus'] }],
    ['?as=constructor', { as: 'paste', ignored: ['as=constructor'] }],
  ])('reads %j', (query, expected) => {
    expect(formatFromQuery(new URLSearchParams(query), formatEntries(formats))).toEqual(expected);
  });
});

describe('choiceToQuery', () => {
  it('leaves out the format that a page shows anyway', () => {
    expect(choiceToQuery(target, 'paste')).toBe('?on=fedora&gpu=cpu&with=uv');
    expect(choiceToQuery(target, 'script')).toBe('?on=fedora&gpu=cpu&with=uv&as=script');
  });
});

describe('choiceInAddress', () => {
  it('keeps the keys of others and replaces its own', () => {
    const before = new URLSearchParams('?on=windows&ref=a%26b&as=script&mirror=x=y&ref=c');

    expect(choiceInAddress(target, 'paste', before)).toBe(
      '?on=fedora&gpu=cpu&with=uv&ref=a%26b&ref=c',
    );
  });
});
