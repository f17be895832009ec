import { describe, expect, it } from 'vitest';
import { readCheck } from './read-check.ts';

interface Line {
  readonly status: string;
  readonly what: string;
  readonly text: string;
}

const imported: Line = { status: 'ok', what: 'import leaf', text: 'works' };
const passed: Line = { status: 'ok', what: 'own check', text: 'passed' };

function output(status: number, checks: readonly Line[], noise = ''): string {
  const report = { model: 'leaf', version: '1', device: 'cpu', status, checks };
  return `${noise}${JSON.stringify(report, undefined, 2)}\npackages {"Twig_A":"2","leaf":"1"}\n`;
}

describe('the report of verify.py', () => {
  it('is of the run when the own check passed, whatever libraries print before it', () => {
    const noise = 'warning: {\n  "model": of a cat\n}\n';

    expect(readCheck(output(0, [imported, passed], noise))).toEqual({
      stage: 'run',
      trouble: undefined,
      leftOut: [],
      packages: { leaf: '1', 'twig-a': '2' },
    });
  });

  it('is of the import when the own check was left out, and says what it needs', () => {
    const skip = {
      status: 'skip',
      what: 'own check',
      text: 'it needs the files of the model; add --weights',
    };

    expect(readCheck(output(0, [imported, skip]))).toMatchObject({
      stage: 'import',
      leftOut: ['it needs the files of the model'],
    });
  });

  it.each([
    [1, 'install'],
    [2, 'install'],
    [3, 'install'],
    [4, 'import'],
    [5, 'import'],
  ])('with code %i got as far as %s', (status, stage) => {
    const failed = { status: 'FAIL', what: 'leaf', text: 'is broken' };

    expect(readCheck(output(status, [imported, failed]))).toMatchObject({
      stage,
      trouble: 'leaf: is broken',
    });
  });

  it.each(['', 'Segmentation fault', '{\n  "model": "leaf",\n  "status"'])(
    'is missing in %j',
    (text) => {
      expect(readCheck(text)).toBeUndefined();
    },
  );
});
