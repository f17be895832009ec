import { describe, expect, it } from 'vitest';
import { safeUrl } from './safe-url.ts';

describe('safeUrl', () => {
  it.each(['https://example.org/a?b#c', 'mailto:someone@example.org'])('links %s', (address) => {
    expect(safeUrl(address)).toBe(address);
  });

  it.each([
    undefined,
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'http://example.org/',
    '//example.org/',
    'https://user@example.org/',
    'README.md',
  ])('does not link %j', (address) => {
    expect(safeUrl(address)).toBeUndefined();
  });

  it('shows a host of other letters in its ASCII form', () => {
    expect(safeUrl('https://ex\u0430mple.org/')).toBe('https://xn--exmple-4nf.org/');
  });
});
