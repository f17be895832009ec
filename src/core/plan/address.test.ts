import { assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotePosix } from '../quote/posix.ts';
import { parseAddress } from './address.ts';

/** From good addresses to any text, by pieces that people and attackers type. */
const typed = tuple(
  constantFrom('https://', 'http://', 'HTTPS://', 'ftp://', ''),
  constantFrom('', 'me:secret@', 'me@'),
  oneof(constantFrom('a.example.org', 'localhost', '10.0.0.1', '[::1]', 'a-b.c'), string()),
  constantFrom('', ':3128', ':0', ':'),
  oneof(constantFrom('', '/', '/simple/', '/a/%20b/', '/$(id)', "/';"), string()),
).map((pieces) => pieces.join(''));

function reason(text: string): string {
  const found = parseAddress(text);
  return found.ok ? 'fine' : found.reason;
}

describe('an address', () => {
  it.each([
    ['https://mirror.example.org', 'https://mirror.example.org', 'mirror.example.org'],
    [
      'https://mirror.example.org/simple/',
      'https://mirror.example.org/simple',
      'mirror.example.org',
    ],
    ['HTTP://localhost:8081/a//', 'http://localhost:8081/a', 'localhost'],
    ['http://[::1]:3128', 'http://[::1]:3128', '[::1]'],
    ['https://10.0.0.1/r/py%2Bpi', 'https://10.0.0.1/r/py%2Bpi', '10.0.0.1'],
  ])('is read: %s', (text, value, host) => {
    expect(parseAddress(text)).toMatchObject({ ok: true, value, host });
  });

  it.each([
    ['', 'does not begin'],
    ['mirror.example.org', 'does not begin'],
    ['ftp://mirror.example.org', 'does not begin'],
    ['socks5://proxy.example.org:1080', 'does not begin'],
    ['file:///etc/passwd', 'does not begin'],
    ['https://', 'names no host'],
    ['https:///simple', 'names no host'],
    ['https://-a.example.org', 'names no host'],
    ['https://a..b', 'names no host'],
    ['https://a:0', 'port'],
    ['https://a:65536', 'port'],
    ['https://a:', 'names no host'],
    ['https://a/%zz', 'escape'],
    ['https://a/b c', 'character'],
    ['https://a/$(id)', 'character'],
    ['https://a/`id`', 'character'],
    ["https://a/'", 'character'],
    ['https://a/{build}', 'character'],
    ['https://a/?x=1', 'character'],
    ['https://a/#x', 'character'],
    ['https://a/\n--extra', 'character'],
    [`https://a/${'b'.repeat(300)}`, 'more than 300'],
  ])('is refused: %j', (text, words) => {
    expect(reason(text)).toContain(words);
  });

  it.each([
    'https://user:secret@mirror.example.org/simple',
    'https://secret@mirror.example.org',
    'http://user:secret@proxy.example.org:3128',
    'socks5://user:secret@proxy.example.org',
    'https://user:se cret@mirror.example.org/a b',
  ])('with a password is refused without repeating it: %s', (text) => {
    expect(reason(text)).toContain('~/.netrc');
    expect(reason(text)).not.toContain('secret');
  });

  it('needs no quotes in a shell, whatever was typed', () => {
    assert(
      property(typed, (text) => {
        const found = parseAddress(text);
        if (!found.ok) return;
        expect(found.value).toMatch(/^https?:\/\/[A-Za-z0-9[\]:.\-_~%/@+,=]+$/);
        expect(found.value.slice(found.value.indexOf('//') + 2).split('/')[0]).not.toContain('@');
        expect(quotePosix(found.value).replaceAll("'", '')).toBe(found.value);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays the same when it is read again', () => {
    assert(
      property(typed, (text) => {
        const found = parseAddress(text);
        if (!found.ok) return;
        expect(parseAddress(found.value)).toEqual(found);
      }),
    );
  });
});
