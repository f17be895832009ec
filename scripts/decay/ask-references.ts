/** Asks git for everything that cards name of repositories: each repository and each commit once. */
import { inTurns } from '../resolver/in-turns.ts';
import type { AskGit, CommitAnswer, RepositoryAnswer } from './ask-repository.ts';
import type { Reference } from './card-references.ts';
import { commitKey, type GitAnswers } from './moved-references.ts';

export async function askReferences(
  references: readonly Reference[],
  ask: AskGit,
  jobs: number,
): Promise<GitAnswers> {
  const addresses = [...new Set(references.map(({ repository }) => repository))].toSorted();
  const repositories = await askEach(
    addresses.map((address) => [address, () => ask.repository(address)] as const),
    jobs,
    ({ kind }) => kind === 'failed',
  );
  const wanted = references.filter((one) => needsQuestion(one, repositories.get(one.repository)));
  const commits = await askEach(
    wanted.map((one) => {
      const { commit = '', repository } = one;
      return [commitKey(one), () => ask.commit(repository, commit)] as const;
    }),
    jobs,
    ({ kind }) => kind === 'failed',
  );
  return { repositories, commits };
}

/** A commit that a branch or tag leads to has been seen already. */
function needsQuestion({ commit }: Reference, answer: RepositoryAnswer | undefined): boolean {
  return commit !== undefined && answer?.kind === 'refs' && !answer.commits.has(commit);
}

/** Twice where the first time failed. */
async function askEach<Answer extends CommitAnswer | RepositoryAnswer>(
  questions: readonly (readonly [string, () => Promise<Answer>])[],
  jobs: number,
  hasFailed: (answer: Answer) => boolean,
): Promise<ReadonlyMap<string, Answer>> {
  const each = [...new Map(questions)];
  const tasks = each.map(([key, ask]) => async () => {
    const first = await ask();
    return [key, hasFailed(first) ? await ask() : first] as const;
  });
  return new Map(await inTurns(tasks, jobs));
}
