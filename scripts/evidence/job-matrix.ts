/** Cards dealt out to jobs of a workflow. */

/** One job: some cards on one machine. */
export interface Job {
  readonly platform: string;
  /** Label of the machine. */
  readonly runner: string;
  /** Ids, with spaces between them. */
  readonly cards: string;
  /** Tells the jobs of a platform apart: 1, 2, 3. */
  readonly part: number;
}

export interface Portion {
  /** Cards of one platform in one run of the workflow. */
  readonly atMost: number;
  /** Cards of one job. */
  readonly perJob: number;
}

/** The first cards of a platform, job by job; what is left waits for the next run. */
export function jobsFor(
  { platform, runner }: Pick<Job, 'platform' | 'runner'>,
  ids: readonly string[],
  { atMost, perJob }: Portion,
): readonly Job[] {
  const now = ids.slice(0, atMost);
  return Array.from({ length: Math.ceil(now.length / perJob) }, (_, at) => ({
    platform,
    runner,
    cards: now.slice(at * perJob, (at + 1) * perJob).join(' '),
    part: at + 1,
  }));
}
