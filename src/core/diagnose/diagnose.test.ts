import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/commands/project-root.ts';
import { loadFailures } from '../../catalog/load-failures.ts';
import { loadRegistry } from '../../catalog/load-registry.ts';
import { diagnose, type KnownFailure } from './diagnose.ts';
import { maskLog } from './mask.ts';

const { failures, problems } = loadFailures(projectRoot, loadRegistry(projectRoot).registry);
const known = readLogs('known');
const unknown = readLogs('unknown');

interface Log {
  readonly file: string;
  /** The failure that a person would name. */
  readonly expected: string;
  /** The report it was taken from. */
  readonly source: string;
  readonly text: string;
}

/** Excerpts of public reports: `NN-failure.txt`, the first line names the report. */
function readLogs(kind: 'known' | 'unknown'): readonly Log[] {
  const folder = join(projectRoot, 'test', 'fixtures', 'logs', kind);
  return readdirSync(folder).map((file) => {
    const [first = '', ...rest] = readFileSync(join(folder, file), 'utf8').split('\n');
    const expected = file.replace(/^\d+-|\.txt$/g, '');
    return { file, expected, source: first.replace(/^# /, ''), text: rest.join('\n') };
  });
}

describe('the failures of the catalog', () => {
  it('are well-formed and at least thirty', () => {
    expect(problems).toEqual([]);
    expect(failures.length).toBeGreaterThanOrEqual(30);
  });

  it('are each shown by a log of a real report', () => {
    const shown = new Set(known.map(({ expected }) => expected));

    expect(failures.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});

describe('logs of public reports', () => {
  it('are at least forty that the catalog knows and twenty that it does not', () => {
    expect(known.length).toBeGreaterThanOrEqual(40);
    expect(unknown.length).toBeGreaterThanOrEqual(20);
  });

  it('name their report, each another one', () => {
    const sources = [...known, ...unknown].map(({ source }) => source);

    expect(sources.filter((source) => !/^[\w.-]+\/[\w.-]+#\d+$/.test(source))).toEqual([]);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it('hold no secret and no name of a person', () => {
    const open = [...known, ...unknown].filter(({ text }) => {
      const anonymous = text.replaceAll(/([\\/](?:home|Users)[\\/]+)user\b/g, '$1***');
      return maskLog(anonymous) !== anonymous;
    });

    expect(open.map(({ file }) => file)).toEqual([]);
  });

  it.each(known)('$file shows $expected first', ({ expected, text }) => {
    expect(diagnose(text, failures)[0]?.id).toBe(expected);
  });

  it.each(unknown)('$file shows nothing that is known', ({ text }) => {
    expect(diagnose(text, failures).map(({ id }) => id)).toEqual([]);
  });
});

describe('a diagnosis', () => {
  it('names the lines and the words that were kept', () => {
    const log = "starting\n\nImportError: libc.so.6: version `GLIBC_2.38' not found\ndone";

    const [first] = diagnose(log, failures);

    expect(first).toMatchObject({ id: 'glibc-too-old', lines: [3], kept: { need: '2.38' } });
  });

  it('is the same whatever ends the lines, and whatever colours them', () => {
    const log = 'a\nImportError: libGL.so.1: cannot open shared object file\nb';
    const plain = diagnose(log, failures);

    expect(diagnose(log.replaceAll('\n', '\r\n'), failures)).toEqual(plain);
    expect(diagnose(log.replace('libGL', '\u001b[31mlibGL\u001b[0m'), failures)).toEqual(plain);
  });

  it('tells what says more before a symptom of many causes', () => {
    const log =
      'ERROR: Failed building wheel for x\nfatal error: Python.h: No such file or directory';

    expect(diagnose(log, failures).map(({ id }) => id)).toEqual([
      'python-headers-missing',
      'build-failed',
    ]);
  });

  it('leaves a general symptom out when all its lines were told', () => {
    const two = [named('one', 'first'), named('two', 'is', { general: true })];

    expect(diagnose('first is', two).map(({ id }) => id)).toEqual(['one']);
    expect(diagnose('first is\nother is', two).map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('names the later one of two that say as much', () => {
    const two = [named('one', 'first'), named('two', 'other')];

    expect(diagnose('first\nother', two).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(diagnose('other\nfirst', two).map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('does not guess from words that nobody wrote as an error', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), (text) => {
        expect(diagnose(text, failures)).toEqual([]);
      }),
    );
  });

  it('reads a long log, and a line that is longer than any message', () => {
    const log = `${'x'.repeat(200_000)}\n${'pip install\n'.repeat(30_000)}CUDA out of memory`;

    expect(diagnose(log, failures)[0]?.id).toBe('gpu-memory');
  });
});

describe('the patterns', () => {
  it('are quick on lines that are made of their own beginnings', () => {
    const hard = failures
      .flatMap(({ failure }) => failure.match.flat())
      .map((source) => (source.split(/[*{]/)[0] ?? '').repeat(400).slice(0, 4000));
    const before = performance.now();

    diagnose(hard.join('\n'), failures);

    expect(performance.now() - before).toBeLessThan(5000);
  });
});

function named(id: string, pattern: string, more: { general?: true } = {}): KnownFailure {
  const failure: KnownFailure['failure'] = {
    title: '-',
    stage: 'run',
    match: [[pattern]],
    cause: '-',
    prevented_by: [{ kind: 'plan' }],
    fixes: [{ text: '-' }],
    sources: ['-'],
    ...more,
  };
  return { id, failure };
}
