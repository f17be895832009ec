/** Repositories, branches, tags and commits that are not where cards say. */
import type { CommitAnswer, RepositoryAnswer } from './ask-repository.ts';
import { plainAddress, type Reference } from './card-references.ts';
import type { Finding, Unasked, Verdict } from './finding.ts';

export interface GitAnswers {
  /** By address. */
  readonly repositories: ReadonlyMap<string, RepositoryAnswer>;
  /** By address and commit, as `commitKey` puts them together. */
  readonly commits: ReadonlyMap<string, CommitAnswer>;
}

export function commitKey({ commit = '', repository }: Omit<Reference, 'card'>): string {
  return `${repository}@${commit}`;
}

type Judgement =
  { readonly kind: 'good' } | { readonly kind: 'moved' | 'unknown'; readonly text: string };

const GOOD: Judgement = { kind: 'good' };

/** Judges the answers of git, and only what git said. */
export function movedReferences(references: readonly Reference[], answers: GitAnswers): Verdict {
  const open = openHosts(answers.repositories);
  const findings: Finding[] = [];
  const unasked: Unasked[] = [];
  let answered = 0;
  for (const reference of references) {
    const judgement = judge(reference, answers, open);
    if (judgement.kind !== 'unknown') answered += 1;
    if (judgement.kind === 'good') continue;
    const row = { kind: 'moved', card: reference.card, text: judgement.text } as const;
    (judgement.kind === 'moved' ? findings : unasked).push(row);
  }
  return { findings, unasked, answered: { moved: answered } };
}

/** A host that shows another repository to everybody does not ask for a password in general. */
function openHosts(repositories: GitAnswers['repositories']): ReadonlySet<string> {
  const open = [...repositories].filter(([, answer]) => answer.kind === 'refs');
  return new Set(open.map(([address]) => new URL(address).host));
}

function judge(
  reference: Reference,
  { commits, repositories }: GitAnswers,
  open: ReadonlySet<string>,
): Judgement {
  const { repository } = reference;
  const answer = repositories.get(repository);
  if (answer === undefined) return { kind: 'unknown', text: `${repository} was not asked for` };
  if (answer.kind === 'failed') {
    return { kind: 'unknown', text: `${repository}: ${answer.reason}` };
  }
  if (answer.kind === 'gone') return { kind: 'moved', text: `${repository} is gone.` };
  if (answer.kind === 'closed') return judgeClosed(repository, open);
  if (reference.commit !== undefined) {
    return judgeCommit(reference, answer, commits.get(commitKey(reference)));
  }
  return reference.path === undefined
    ? judgePlace(repository, answer)
    : judgePath(reference, answer);
}

function judgeClosed(repository: string, open: ReadonlySet<string>): Judgement {
  const isOpen = open.has(new URL(repository).host);
  return isOpen
    ? { kind: 'moved', text: `${repository} is gone or no longer public.` }
    : { kind: 'unknown', text: `${repository}: its host asks for a name and a password` };
}

type Refs = Extract<RepositoryAnswer, { readonly kind: 'refs' }>;

function judgePlace(repository: string, { movedTo }: Refs): Judgement {
  if (movedTo === undefined) return GOOD;
  const there = plainAddress(movedTo);
  if (there.toLowerCase() === repository.toLowerCase()) return GOOD;
  return { kind: 'moved', text: `${repository} has moved to ${there}.` };
}

/** The name of a branch may hold slashes, so that a link alone does not tell where it ends. */
function judgePath({ path = '', repository }: Reference, { names }: Refs): Judgement {
  const parts = path.split('/');
  const isThere = parts.some((_, at) => names.has(parts.slice(0, at + 1).join('/')));
  if (isThere || isShortCommit(parts[0])) return GOOD;
  return { kind: 'moved', text: `${repository} has no branch or tag for ${path}.` };
}

function isShortCommit(name = ''): boolean {
  return /^[0-9a-f]{7,39}$/.test(name);
}

function judgeCommit(
  { commit = '', repository }: Reference,
  { commits }: Refs,
  answer: CommitAnswer | undefined,
): Judgement {
  if (commits.has(commit) || answer?.kind === 'there') return GOOD;
  if (answer?.kind === 'gone') {
    return { kind: 'moved', text: `${repository} no longer has the commit ${commit}.` };
  }
  const reason = answer?.kind === 'failed' ? answer.reason : 'not asked for';
  return { kind: 'unknown', text: `The commit ${commit} of ${repository}: ${reason}` };
}
