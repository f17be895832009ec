import { assert, dictionary, jsonValue, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordText } from './record-text.ts';

describe('the text of a record', () => {
  it('keeps a package on one line and ends in a line feed', () => {
    const files = [{ name: `${'leaf'.repeat(30)}.whl`, sha256: 'a'.repeat(64) }];
    const packages = [{ name: 'leaf', version: '1', files }];

    expect(recordText({ card: 'leaf', asked: ['leaf'], packages }).split('\n')).toEqual([
      '{',
      '  "card": "leaf",',
      '  "asked": ["leaf"],',
      '  "packages": [',
      `    ${JSON.stringify(packages[0])}`,
      '  ]',
      '}',
      '',
    ]);
  });

  it('is JSON of the same value', () => {
    assert(
      property(dictionary(string(), jsonValue()), (value) => {
        expect(JSON.parse(recordText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
