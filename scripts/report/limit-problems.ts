/** Cuts endless lists of problems of one file, and says so. */
import type { Problem } from '../../src/core/problem.ts';

/** Problems of one file that are shown. */
export const PROBLEMS_PER_FILE = 50;

export interface LimitedProblems {
  readonly problems: readonly Problem[];
  /** Problems left out, by file. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Keeps the first fifty problems of each file. */
export function limitProblems(problems: readonly Problem[]): LimitedProblems {
  const counts = new Map<string, number>();
  const kept = problems.filter(({ file }) => {
    const count = (counts.get(file) ?? 0) + 1;
    counts.set(file, count);
    return count <= PROBLEMS_PER_FILE;
  });
  const over = [...counts].filter(([, count]) => count > PROBLEMS_PER_FILE);
  const leftOut = new Map(over.map(([file, count]) => [file, count - PROBLEMS_PER_FILE]));
  return { problems: kept, leftOut };
}
