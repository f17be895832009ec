/** Loads `catalog/evidence/stacks`: what a resolver answered about the stacks. Checks what a schema cannot. */
import { join, relative } from 'node:path';
import type { StackEvidence } from '../core/generated/stack-evidence.ts';
import type { Problem } from '../core/problem.ts';
import type { Registry } from '../core/registry.ts';
import { isAboutStack } from '../core/stack/stack-evidence.ts';
import type { Finding } from './finding.ts';
import { listNames } from './load-registry.ts';
import { readData } from './read-data.ts';
import { readerDocs } from './reader-docs.ts';
import { type Reference, unknownIds } from './references.ts';
import { inFileOrder, toProblems } from './to-problem.ts';

export interface LoadedStackEvidence {
  /** By id of the stack; a file with problems of its form is left out. */
  readonly evidence: Readonly<Record<string, StackEvidence>>;
  readonly problems: readonly Problem[];
  /** Number of files read. */
  readonly fileCount: number;
}

/** What the evidence refers to. */
export interface Witnessed {
  readonly registry: Pick<Registry, 'stacks' | 'platforms'>;
  readonly cardIds: Iterable<string>;
}

/**
 * Loads and checks every file; a catalog without the folder has none.
 *
 * @param root folder that holds `catalog/`
 */
export function loadStackEvidence(root: string, known: Witnessed): LoadedStackEvidence {
  const folder = join(root, 'catalog', 'evidence', 'stacks');
  const names = listNames(folder).filter((name) => name.endsWith('.json'));
  const evidence: Record<string, StackEvidence> = {};
  const problems = names.flatMap((name) => {
    const id = name.slice(0, -'.json'.length);
    const file = readData<StackEvidence>(join(folder, name), 'stack-evidence');
    if (file.value !== undefined) evidence[id] = file.value;
    const own = file.value === undefined ? [] : findingsOf(id, file.value, known);
    const path = relative(root, file.path).replaceAll('\\', '/');
    return toProblems({ ...file, path }, [...file.findings, ...own], readerDocs);
  });
  return { evidence, problems: problems.toSorted(inFileOrder), fileCount: names.length };
}

function findingsOf(id: string, found: StackEvidence, known: Witnessed): readonly Finding[] {
  const { stacks, platforms } = known.registry;
  const stack = Object.hasOwn(stacks, id) ? stacks[id] : undefined;
  if (found.stack !== id || stack === undefined) {
    const message = `there is no stack "${found.stack}" by the name of this file`;
    return [{ rule: 'D824', place: { pointer: '/stack' }, message }];
  }
  const platformIds = platforms.map((platform) => platform.id);
  const unknown = [
    ...unknownIds('card', cardReferences(found), known.cardIds),
    ...unknownIds('platform', platformReferences(found), platformIds),
  ].map((finding) => ({ ...finding, rule: 'D824' }));
  if (isAboutStack(found, stack)) return unknown;
  const message = `the pins of ${id}.yml have changed since ${found.date}`;
  return [...unknown, { rule: 'D825', place: { pointer: '/pins' }, message }];
}

function cardReferences({ cards, together }: StackEvidence): readonly Reference[] {
  return [
    ...cards.map(({ card: id }, row) => ({ id, pointer: `/cards/${row}/card` })),
    ...together.flatMap((one, row) =>
      one.cards.map((id, index) => ({ id, pointer: `/together/${row}/cards/${index}` })),
    ),
  ];
}

function platformReferences({ alone, cards, together }: StackEvidence): readonly Reference[] {
  return [
    ...Object.keys(alone).map((id): Reference => ({ id, pointer: `/alone/${id}`, at: 'key' })),
    ...cards.flatMap(({ platforms }, row) =>
      Object.keys(platforms).map((id): Reference => ({
        id,
        pointer: `/cards/${row}/platforms/${id}`,
        at: 'key',
      })),
    ),
    ...together.map(({ platform: id }, row) => ({ id, pointer: `/together/${row}/platform` })),
  ];
}
