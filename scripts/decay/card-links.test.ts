import { describe, expect, it } from 'vitest';
import { addressesIn, cardLinks } from './card-links.ts';
import { cardTextOf } from './card-text.fixture.ts';

describe('addresses in a text', () => {
  it.each([
    ['See https://example.org/a.', ['https://example.org/a']],
    ['[here](https://example.org/a_(b)), and', ['https://example.org/a_(b)']],
    ['(https://example.org/a#part)', ['https://example.org/a']],
    ["fetch('https://example.org/a?b=1,2')", ['https://example.org/a?b=1,2']],
    ['f"https://example.org/{name}"', []],
    ['leaf @ git+https://example.org/leaf@main', []],
    ['http://example.org/plain', []],
    ['https://', []],
  ])('%s', (text, expected) => {
    expect(addressesIn(text)).toEqual(expected);
  });
});

describe('the links of cards', () => {
  it('are of front matter and prose, each once, with all cards that name it', () => {
    const leaf = cardTextOf({ upstream: { repo: 'https://example.org/b', read: '2026-01-01' } });
    const twig = {
      ...leaf,
      id: 'twig',
      body: 'At https://example.org/a and https://example.org/b.',
    };

    expect([...cardLinks([twig, leaf])]).toEqual([
      ['https://example.org/a', ['twig']],
      ['https://example.org/b', ['leaf', 'twig']],
    ]);
  });
});
