/** What one tool said about one rendering. */

export interface Result {
  readonly card: string;
  /** Name of the target. */
  readonly target: string;
  readonly format: string;
  /** The call in words. */
  readonly tool: string;
  readonly outcome: 'accepted' | 'refused by the format' | 'skipped' | 'failed';
  /** Why not, or what the tool said. */
  readonly reason?: string | undefined;
  readonly seconds: number;
  /** What stood in for what could not be reached. */
  readonly replaced: readonly string[];
}

/** Counts by format, tool and outcome, remarks, stand-ins, then every failure in full. */
export function printResults(results: readonly Result[]): string {
  const counts = new Map<string, number>();
  for (const { format, outcome, tool } of results) {
    const key = `${format.padEnd(14)} ${tool.padEnd(34)} ${outcome}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts.keys()]
    .toSorted()
    .map((key) => `${String(counts.get(key)).padStart(5)}  ${key}`);
  const remarks = results
    .filter(({ outcome, reason }) => outcome === 'accepted' && reason !== undefined)
    .map(({ card, reason = '', target, tool }) => `${card}, ${target}, ${tool}: ${reason}`);
  const replaced = [...new Set(results.flatMap((result) => result.replaced))].toSorted();
  const failures = results
    .filter(({ outcome }) => outcome === 'failed')
    .map(
      ({ card, format, reason = '', target, tool }) =>
        `\n${card}, ${target}, ${format}, ${tool}\n${indent(reason)}`,
    );
  return [
    ...rows,
    ...remarks,
    ...replaced.map((words) => `replaced: ${words}`),
    `${failures.length} failed`,
    ...failures,
  ].join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
