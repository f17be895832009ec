import { describe, expect, it } from 'vitest';
import { findSites } from './sites.ts';

describe('the conditions of a card', () => {
  it('are found wherever they stand, with what they except', () => {
    const when = { os: ['linux'], except: { platform: ['alpine'], except: { arch: ['aarch64'] } } };

    const found = findSites({ steps: [{ pip: ['leaf'], when }] }).when;

    expect(found.map(({ pointer }) => pointer)).toEqual([
      '/steps/0/when',
      '/steps/0/when/except',
      '/steps/0/when/except/except',
    ]);
  });

  it('are no mapping that only has the name of an exception', () => {
    expect(findSites({ features: { except: { summary: 'No.' } } }).when).toEqual([]);
  });
});
