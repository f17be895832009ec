import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFailures } from './load-failures.ts';

const REGISTRY = { system: {}, frameworks: {} };

const GOOD = `title: Something is missing
stage: run
match:
  - ['no such thing as {thing}']
cause: "{thing} is missing."
prevented_by:
  - { kind: plan }
fixes:
  - text: Add it.
sources: [a/b#1]
`;

function load(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-failures-'));
  const folder = join(root, 'catalog', 'failures');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return loadFailures(root, REGISTRY);
}

describe('failures of a catalog', () => {
  it('are loaded by file name', () => {
    const { failures, problems, fileCount } = load({ 'b.yml': GOOD, 'README.md': '#' });

    expect(failures.map(({ id }) => id)).toEqual(['b']);
    expect(problems).toEqual([]);
    expect(fileCount).toBe(1);
  });

  it('may be none', () => {
    expect(loadFailures(tmpdir(), REGISTRY)).toEqual({ failures: [], problems: [], fileCount: 0 });
  });

  it.each([
    ['an unknown key', GOOD.replace('stage:', 'stag:'), 'S102'],
    [
      'a pattern that says nothing',
      GOOD.replace('no such thing as {thing}', '* * {thing}'),
      'D804',
    ],
    [
      'a word that one alternative does not keep',
      GOOD.replace('cause:', "  - ['no such thing']\ncause:"),
      'D805',
    ],
    [
      'an unknown system package',
      GOOD.replace('text: Add it.', 'text: Add it.\n    system: [nowhere]'),
      'D801',
    ],
    ['an unknown framework', GOOD.replace('kind: plan', 'kind: framework, ids: [nowhere]'), 'D801'],
  ])('are refused for %s', (_, text, rule) => {
    const { problems } = load({ 'b.yml': text });

    expect(problems.map((problem) => problem.rule)).toContain(rule);
    expect(problems.every(({ file }) => file === 'catalog/failures/b.yml')).toBe(true);
  });

  it('are refused for the patterns of another', () => {
    const { problems } = load({ 'a.yml': GOOD, 'b.yml': GOOD.replace('no such', 'No SUCH') });

    expect(problems).toMatchObject([
      {
        rule: 'D806',
        file: 'catalog/failures/b.yml',
        line: 4,
        message: expect.stringMatching(/a\.yml/),
      },
    ]);
  });
});
