/** Loads `catalog/evidence`: what was resolved and run. Checks what a schema cannot. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../core/card/card.ts';
import { withEvidence } from '../core/card/normalize.ts';
import { recordFile } from '../core/evidence/record-file.ts';
import type { EvidenceRecord } from '../core/generated/evidence.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Problem } from '../core/problem.ts';
import type { Registry } from '../core/registry.ts';
import { FILE, type Finding } from './finding.ts';
import { listNames } from './load-registry.ts';
import { makeLocator } from './locate.ts';
import { readData } from './read-data.ts';
import { readerDocs } from './reader-docs.ts';
import { inFileOrder, toProblems } from './to-problem.ts';
import { conforms } from './validate.ts';

export interface LoadedEvidence {
  /** By id of the card, in the order of file names. */
  readonly records: ReadonlyMap<string, readonly EvidenceRecord[]>;
  readonly problems: readonly Problem[];
  /** Number of files read. */
  readonly fileCount: number;
}

/** What records refer to. */
type EvidenceRegistry = Pick<Registry, 'platforms' | 'compute'>;

/** Holds the proofs of stacks, which are no cards. */
const STACKS = 'stacks';

/**
 * Loads and checks every record; a catalog without the folder has none.
 *
 * @param root folder that holds `catalog/`
 * @param cardIds cards that there are
 */
export function loadEvidence(
  root: string,
  cardIds: ReadonlySet<string>,
  registry: EvidenceRegistry,
): LoadedEvidence {
  const folders = listNames(join(root, 'catalog', 'evidence')).filter(
    (name) => name !== STACKS && !name.endsWith('.md'),
  );
  const records = new Map<string, readonly EvidenceRecord[]>();
  const problems: Problem[] = [];
  let fileCount = 0;
  for (const id of folders) {
    const paths = listNames(join(root, 'catalog', 'evidence', id))
      .filter((name) => name.endsWith('.json'))
      .map((name) => `catalog/evidence/${id}/${name}`);
    fileCount += paths.length;
    const read = paths.map((path) => readRecord(root, path, cardIds, registry));
    problems.push(...read.flatMap((one) => one.problems));
    records.set(
      id,
      read.flatMap(({ record }) => record ?? []),
    );
  }
  return { records, problems: problems.toSorted(inFileOrder), fileCount };
}

/** The evidence of one card alone, for commands that look at one; what does not conform is left out. */
export function attachEvidence(root: string, card: Card): Card {
  const folder = join(root, 'catalog', 'evidence', card.id);
  const records = listNames(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => quickly(join(folder, name)) ?? []);
  return records.length === 0 ? card : withEvidence(card, records);
}

interface ReadRecord {
  readonly record?: EvidenceRecord | undefined;
  readonly problems: readonly Problem[];
}

function readRecord(
  root: string,
  path: string,
  cardIds: ReadonlySet<string>,
  registry: EvidenceRegistry,
): ReadRecord {
  const record = quickly(join(root, path));
  if (record !== undefined) {
    const findings = findingsOf(record, path, cardIds, registry);
    const file = { path, locator: makeLocator('', 0) };
    return { record, problems: toProblems(file, findings, readerDocs) };
  }
  const read = readData<EvidenceRecord>(join(root, path), 'evidence');
  return { problems: toProblems({ ...read, path }, read.findings, readerDocs) };
}

/** A program wrote it, so most conform; positions are looked for only when one does not. */
function quickly(path: string): EvidenceRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is EvidenceRecord {
  return conforms('evidence', value);
}

function findingsOf(
  record: EvidenceRecord,
  path: string,
  cardIds: ReadonlySet<string>,
  { platforms, compute }: EvidenceRegistry,
): readonly Finding[] {
  const expected = recordFile(record);
  const messages: readonly (readonly [string, string | undefined])[] = [
    ['D811', cardIds.has(record.card) ? undefined : `no card "${record.card}"`],
    ['D812', expected === path ? undefined : `expected at ${expected}`],
    [
      'D812',
      record.resolution === undefined && record.run === undefined
        ? 'neither a resolution nor a run'
        : undefined,
    ],
    [
      'D801',
      findPlatform(platforms, record.platform)?.id === record.platform
        ? undefined
        : `unknown platform "${record.platform}"`,
    ],
    [
      'D801',
      compute.families.some(({ id }) => id === record.gpu)
        ? undefined
        : `unknown GPU family "${record.gpu}"`,
    ],
  ];
  return messages.flatMap(([rule, message]) =>
    message === undefined ? [] : [{ rule, place: FILE, message }],
  );
}
