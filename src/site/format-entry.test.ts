import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../core/render/formats.ts';
import { DEFAULT_FORMAT, formatEntries } from './format-entry.ts';

describe('the formats', () => {
  it('have ids of their own, and the default is one of them', () => {
    const ids = formatEntries(formats).map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(DEFAULT_FORMAT);
  });

  it('are all named in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

    expect(formats.filter(({ id }) => !readme.includes(`\`${id}\``))).toEqual([]);
  });
});
