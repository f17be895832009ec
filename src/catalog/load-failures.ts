/** Loads `catalog/failures`: errors that people paste. Checks what a schema cannot. */
import { join, relative } from 'node:path';
import type { KnownFailure } from '../core/diagnose/diagnose.ts';
import { keptNames, parsePattern } from '../core/diagnose/pattern.ts';
import type { Failure } from '../core/generated/failure.ts';
import type { Problem } from '../core/problem.ts';
import type { Registry } from '../core/registry.ts';
import type { Finding } from './finding.ts';
import { listNames } from './load-registry.ts';
import { type ReadData, readData } from './read-data.ts';
import { readerDocs } from './reader-docs.ts';
import { nearestWord } from './spelling.ts';
import { inFileOrder, toProblems } from './to-problem.ts';

export interface LoadedFailures {
  /** Sorted by id; a file with problems of its form is left out. */
  readonly failures: readonly KnownFailure[];
  readonly problems: readonly Problem[];
  /** Number of files read. */
  readonly fileCount: number;
}

/** What failures refer to. */
export type FailureRegistry = Pick<Registry, 'system' | 'frameworks'>;

/**
 * Loads and checks every failure; a catalog without the folder has none.
 *
 * @param root folder that holds `catalog/`
 */
export function loadFailures(root: string, registry: FailureRegistry): LoadedFailures {
  const folder = join(root, 'catalog', 'failures');
  const names = listNames(folder).filter((name) => name.endsWith('.yml'));
  const files = names.map((name) => ({
    id: name.slice(0, -'.yml'.length),
    file: readData<Failure>(join(folder, name), 'failure'),
  }));
  const firstUse = new Map<string, string>();
  const problems = files.flatMap(({ id, file }) => {
    const own = file.value === undefined ? [] : findingsOf(id, file.value, registry, firstUse);
    return problemsOf(root, file, own);
  });
  return {
    failures: files.flatMap(({ id, file: { value: failure } }) =>
      failure === undefined ? [] : [{ id, failure }],
    ),
    problems: problems.toSorted(inFileOrder),
    fileCount: files.length,
  };
}

function problemsOf(
  root: string,
  file: ReadData<Failure>,
  own: readonly Finding[],
): readonly Problem[] {
  const path = relative(root, file.path).replaceAll('\\', '/');
  return toProblems({ ...file, path }, [...file.findings, ...own], readerDocs);
}

function findingsOf(
  id: string,
  failure: Failure,
  registry: FailureRegistry,
  firstUse: Map<string, string>,
): readonly Finding[] {
  return [
    ...unreadablePatterns(failure),
    ...repeatedPatterns(id, failure, firstUse),
    ...missingWords(failure),
    ...unknownIds(failure, registry),
  ];
}

interface Written {
  readonly source: string;
  readonly pointer: string;
}

function patternsOf({ match, unless = [] }: Failure): readonly Written[] {
  const wanted = match.flatMap((sources, row) =>
    sources.map((source, index) => ({ source, pointer: `/match/${row}/${index}` })),
  );
  return [...wanted, ...unless.map((source, row) => ({ source, pointer: `/unless/${row}` }))];
}

function unreadablePatterns(failure: Failure): readonly Finding[] {
  return patternsOf(failure)
    .filter(({ source }) => parsePattern(source) === undefined)
    .map(({ source, pointer }) => ({
      rule: 'D804',
      place: { pointer },
      message: `"${source}" is no pattern: a block without text, or a brace that is not around a name`,
    }));
}

/** Two failures that ask for the very same lines could not be told apart. */
function repeatedPatterns(
  id: string,
  { match }: Failure,
  firstUse: Map<string, string>,
): readonly Finding[] {
  return match.flatMap((sources, row) => {
    const key = sources
      .map((source) => source.toLowerCase())
      .toSorted()
      .join('\n');
    const other = firstUse.get(key);
    if (other === undefined) firstUse.set(key, id);
    if (other === undefined) return [];
    const message = `the same patterns as in ${other}.yml`;
    return [{ rule: 'D806', place: { pointer: `/match/${row}` }, message }];
  });
}

/** A word that the text repeats has to be kept whichever alternative is found. */
function missingWords({ match, cause, fixes }: Failure): readonly Finding[] {
  const texts = [
    { text: cause, pointer: '/cause' },
    ...fixes.map(({ text }, row) => ({ text, pointer: `/fixes/${row}/text` })),
  ];
  const kept = match.map((sources) => new Set(sources.flatMap(keptIn)));
  return texts.flatMap(({ text, pointer }) =>
    [...text.matchAll(/\{([a-z_]+)\}/g)].flatMap(([, word = '']) => {
      const row = kept.findIndex((words) => !words.has(word));
      if (row < 0) return [];
      const message = `{${word}} is not kept by alternative ${row + 1} of match`;
      return [{ rule: 'D805', place: { pointer }, message }];
    }),
  );
}

function keptIn(source: string): readonly string[] {
  const pattern = parsePattern(source);
  return pattern === undefined ? [] : keptNames(pattern);
}

function unknownIds(failure: Failure, registry: FailureRegistry): readonly Finding[] {
  const system = Object.keys(registry.system);
  const frameworks = Object.keys(registry.frameworks);
  const fixed = failure.fixes.flatMap((fix, row) =>
    (fix.system ?? []).flatMap((id, index) =>
      unknownId('system package', id, `/fixes/${row}/system/${index}`, system),
    ),
  );
  const prevented = failure.prevented_by.flatMap(({ kind, ids = [] }, row) =>
    ids.flatMap((id, index) => {
      const pointer = `/prevented_by/${row}/ids/${index}`;
      if (kind === 'system' || kind === 'build-tool')
        return unknownId('system package', id, pointer, system);
      return kind === 'framework' ? unknownId('framework', id, pointer, frameworks) : [];
    }),
  );
  return [...fixed, ...prevented];
}

function unknownId(
  what: string,
  id: string,
  pointer: string,
  known: readonly string[],
): readonly Finding[] {
  if (known.includes(id)) return [];
  const near = nearestWord(id, known);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return [{ rule: 'D801', place: { pointer }, message: `unknown ${what} "${id}"${hint}` }];
}
