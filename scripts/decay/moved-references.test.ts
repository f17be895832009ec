import { describe, expect, it } from 'vitest';
import type { CommitAnswer, RepositoryAnswer } from './ask-repository.ts';
import type { Reference } from './card-references.ts';
import { commitKey, movedReferences } from './moved-references.ts';

const repository = 'https://example.org/leaf';
const commit = 'a1'.repeat(20);
const refs: RepositoryAnswer = {
  kind: 'refs',
  names: new Set(['main', 'v1.0', 'work/next']),
  commits: new Set(),
};

function judge(
  reference: Partial<Reference>,
  answer: RepositoryAnswer,
  more: {
    readonly commit?: CommitAnswer;
    readonly others?: readonly (readonly [string, RepositoryAnswer])[];
  } = {},
) {
  const whole = { card: 'leaf', repository, ...reference };
  const commits = more.commit === undefined ? [] : [[commitKey(whole), more.commit] as const];
  return movedReferences([whole], {
    repositories: new Map([...(more.others ?? []), [repository, answer]]),
    commits: new Map(commits),
  });
}

function textsOf({ findings }: ReturnType<typeof judge>): readonly string[] {
  return findings.map(({ text }) => text);
}

describe('a repository', () => {
  it('that answers is where it was', () => {
    expect(judge({}, refs)).toEqual({ findings: [], unasked: [], answered: { moved: 1 } });
  });

  it('that its host does not have is gone', () => {
    expect(textsOf(judge({}, { kind: 'gone' }))).toEqual([`${repository} is gone.`]);
  });

  it('has moved where its host sends to another, and not where only the spelling differs', () => {
    const movedTo = 'https://example.org/oak/leaf.git/';

    expect(textsOf(judge({}, { ...refs, movedTo }))).toEqual([
      `${repository} has moved to https://example.org/oak/leaf.`,
    ]);
    expect(textsOf(judge({}, { ...refs, movedTo: `${repository}.git/` }))).toEqual([]);
  });

  it('behind a password is gone only on a host that shows others', () => {
    const others = [['https://example.org/twig', refs]] as const;

    expect(textsOf(judge({}, { kind: 'closed' }, { others }))).toEqual([
      `${repository} is gone or no longer public.`,
    ]);
    expect(judge({}, { kind: 'closed' })).toMatchObject({
      findings: [],
      unasked: [{ card: 'leaf' }],
      answered: { moved: 0 },
    });
  });

  it('without an answer has not been asked', () => {
    const failed = { kind: 'failed', reason: 'Could not resolve host' } as const;

    expect(judge({}, failed)).toEqual({
      findings: [],
      unasked: [{ kind: 'moved', card: 'leaf', text: `${repository}: Could not resolve host` }],
      answered: { moved: 0 },
    });
  });
});

describe('a branch or tag in a link', () => {
  it.each(['main/README.md', 'v1.0', 'work/next/docs/a.md', 'a1a1a1a/README.md'])(
    'is there: %s',
    (path) => {
      expect(textsOf(judge({ path }, refs))).toEqual([]);
    },
  );

  it.each(['master/README.md', 'work/README.md', 'v1.0.1'])('is not there: %s', (path) => {
    expect(textsOf(judge({ path }, refs))).toEqual([
      `${repository} has no branch or tag for ${path}.`,
    ]);
  });
});

describe('a commit', () => {
  it('is there when a branch leads to it or it can be fetched', () => {
    expect(textsOf(judge({ commit }, { ...refs, commits: new Set([commit]) }))).toEqual([]);
    expect(textsOf(judge({ commit }, refs, { commit: { kind: 'there' } }))).toEqual([]);
  });

  it('is not there when the repository says so', () => {
    expect(textsOf(judge({ commit }, refs, { commit: { kind: 'gone' } }))).toEqual([
      `${repository} no longer has the commit ${commit}.`,
    ]);
  });

  it('has not been asked for when the fetch failed', () => {
    const failed = { kind: 'failed', reason: 'early EOF' } as const;

    expect(judge({ commit }, refs, { commit: failed })).toMatchObject({
      findings: [],
      answered: { moved: 0 },
    });
  });
});
