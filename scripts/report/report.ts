/** What a reporter gets and gives. */
import type { Problem } from '../../src/core/problem.ts';

export interface Report {
  readonly fileCount: number;
  readonly cardCount: number;
  readonly problems: readonly Problem[];
}

export interface ReportOptions {
  /** The text of a line, 1-based; `undefined` when the file cannot be shown. */
  readonly lineAt: (file: string, line: number) => string | undefined;
  readonly useColour: boolean;
}

export type Reporter = (report: Report, options: ReportOptions) => string;

/** `2 errors, 1 warning in 3 cards`. */
export function totals({ problems, cardCount, fileCount }: Report): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = problems.length - errors;
  const where =
    cardCount === fileCount
      ? plural(cardCount, 'card')
      : `${plural(cardCount, 'card')} and ${plural(fileCount - cardCount, 'data file')}`;
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')} in ${where}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
