/** Compares generated branches with those of a remote and pushes what differs. */
import { type Branch, isGeneratedName } from './branches.ts';
import type { Git, Move, Signature } from './git.ts';

/** A line at the end of each generated commit's message, by which it is known again. */
const MARK = 'Generated-by: scripts/publish-branches.ts';

export interface Publication {
  readonly moves: readonly Move[];
  /** Branches that bear a generated name but were made by someone else; they are left alone. */
  readonly strangers: readonly string[];
}

/**
 * Makes the commits and says which branches have to move. A branch with the same files stays where
 * it is, whatever commit they were made from; a generated branch that is not wanted any more goes.
 *
 * @param source the commit that the files were made from
 */
export function comparePublication(
  git: Git,
  remote: string,
  branches: readonly Branch[],
  source: string,
  signature: Signature,
): Publication {
  const there = new Map([...git.remoteBranches(remote)].filter(([name]) => isGeneratedName(name)));
  const known = git.fetch(remote, [...new Set(there.values())]);
  const strangers = [...there]
    .filter(([, id]) => known.get(id)?.message.includes(MARK) !== true)
    .map(([name]) => name);
  const { id, seconds } = git.source(source);
  const message = `Files made from ${id}\n\n${MARK}\n`;
  const made = git.commitAll(branches, message, { ...signature, seconds });
  const moves = [...made]
    .map(([branch, commit]) => ({ branch, from: there.get(branch) ?? '', commit }))
    .filter(({ branch, from, commit }) => {
      const isSame = known.get(from)?.tree === commit.tree;
      return !isSame && !strangers.includes(branch);
    })
    .map(({ branch, from, commit }) => ({ branch, from, to: commit.id }));
  const unwanted = [...there].filter(([name]) => !made.has(name) && !strangers.includes(name));
  return {
    moves: [...moves, ...unwanted.map(([branch, from]) => ({ branch, from, to: '' }))],
    strangers: strangers.filter((name) => made.has(name)),
  };
}
