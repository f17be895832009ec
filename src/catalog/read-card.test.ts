import { assert, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCardBytes, readCardText } from './read-card.ts';
import { escapeHidden, scanText } from './scan-text.ts';
import { readSchema } from './validate.ts';

function rulesOf(front: string): readonly string[] {
  return readCardText('leaf.md', `---\n${front}\n---\n`).findings.map(
    ({ rule, message }) => `${rule} ${message}`,
  );
}

const GOOD =
  'name: Leaf\nsummary: Sorts.\ntasks: [a]\nlicense: MIT\nupstream: { repo: "https://example.org/leaf", read: "2026-01-31" }\nsources: [README.md]';

describe('readCardText', () => {
  it('never throws and places every finding inside the file', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { findings, locator } = readCardText('leaf.md', `---\n${text}\n---\n`);

        for (const { place } of findings) {
          const { offset } = locator.spanOf(place);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(text.length + 9);
        }
      }),
    );
  });

  it('never throws for bytes', () => {
    assert(
      property(uint8Array({ maxLength: 200 }), (bytes) => void readCardBytes('leaf.md', bytes)),
    );
  });

  it.each([
    [
      'a number where text or a list may stand',
      'python: 3.10',
      'Y010 YAML read 3.10 as a number (3.1); write "3.10" in quotes',
    ],
    [
      'a bad key in a choice',
      'status: { stage: draft, sinse: "2026-01-31" }',
      'S102 unknown key "sinse"; did you mean "since"?',
    ],
    [
      'a listed word in a choice',
      'status: stabel',
      'S104 "stabel" is not accepted; did you mean "stable"?',
    ],
    [
      'a missing choice of keys',
      'system: [{ for: run }]',
      'S110 exactly one of "id", "any_of" must be given; none is given',
    ],
    [
      'an error two choices deep',
      'compute: { cuda: { support: "yes", env: { A_B: { valeu: x } } } }',
      'S102 unknown key "valeu"; did you mean "value"?',
    ],
    [
      'a boolean for a word',
      'compute: { cpu: true }',
      'Y010 YAML read true as true or false; write "true" in quotes',
    ],
    [
      'a bad step',
      'steps: [{ pip: [a], run: [b] }]',
      'S110 exactly one of "pip", "clone", "run", "manual" must be given; 2 are given',
    ],
  ])('tells %s as one mistake', (_what, line, message) => {
    expect(rulesOf(`${GOOD}\n${line}`)).toEqual([message]);
  });

  it('lets right-to-left prose, Persian joiners and pictograms pass', () => {
    expect(scanText('نموذج \u200fلتجزئة، می\u200cخواهم, 👩\u200d🔬 ❤\ufe0f')).toEqual([]);
  });

  it('escapes what a terminal would act on', () => {
    expect(escapeHidden('a\u001b[2K\u202eb\nc')).toBe('a\\x1b[2K\\u{202e}b\\nc');
  });
});

describe('card schema', () => {
  it('has no assertion beside an alternative of whole values, on which the reader relies', () => {
    const offenders: string[] = [];
    walk(readSchema('card'), '', offenders);

    expect(offenders).toEqual([]);
  });
});

function walk(node: unknown, path: string, offenders: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const keys = Object.keys(node);
  if (
    keys.includes('anyOf') &&
    keys.some((key) => !['anyOf', 'description', 'examples', 'title'].includes(key))
  )
    offenders.push(path);
  for (const [key, child] of Object.entries(node)) walk(child, `${path}/${key}`, offenders);
}
