/** Copies of repositories on this machine, for a clean place that cannot reach the originals. */
import type { Plan } from '../../src/core/plan/plan.ts';
import {
  clonedRepositories,
  copyWords,
  packageRepositories,
  repositorySource,
} from '../resolver/repositories.ts';
import type { Sandbox } from './sandbox.ts';

/** Lends those that git here is told of; returns what stands in for what, in words for the record. */
export async function lendCopies(plan: Plan, sandbox: Sandbox): Promise<readonly string[]> {
  const lent: string[] = [];
  for (const url of new Set([...packageRepositories(plan), ...clonedRepositories(plan)])) {
    const { copy } = await repositorySource(url);
    if (copy === undefined) continue;
    sandbox.lendCopy(url, copy);
    lent.push(copyWords(url));
  }
  return lent;
}
