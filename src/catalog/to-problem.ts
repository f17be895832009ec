/** A finding becomes a problem: lines instead of offsets, and the rule's reason and remedy. */
import type { Problem } from '../core/problem.ts';
import type { Finding, RuleDoc } from './finding.ts';
import type { Locator } from './locate.ts';
import { escapeHidden } from './scan-text.ts';
import { type SourceText, positionAt } from './source-text.ts';

/** The file that findings are about. */
export interface FindingFile {
  readonly path: string;
  readonly source?: SourceText | undefined;
  readonly locator: Locator;
}

/**
 * Converts findings, in the order of the file.
 *
 * @throws Error when a rule has no documentation: a fault of this program
 */
export function toProblems(
  file: FindingFile,
  findings: readonly Finding[],
  docs: ReadonlyMap<string, RuleDoc>,
): readonly Problem[] {
  return findings.map((finding) => toProblem(file, finding, docs)).toSorted(inFileOrder);
}

/** Order of problems: file, line, column, rule, message. */
export function inFileOrder(left: Problem, right: Problem): number {
  return (
    compareText(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compareText(left.rule, right.rule) ||
    compareText(left.message, right.message)
  );
}

function toProblem(
  { path, source, locator }: FindingFile,
  finding: Finding,
  docs: ReadonlyMap<string, RuleDoc>,
): Problem {
  const doc = docs.get(finding.rule);
  if (doc === undefined) throw new Error(`Rule ${finding.rule} is not documented.`);
  const { offset, length } = locator.spanOf(finding.place);
  const start = source === undefined ? { line: 1, column: 1 } : positionAt(source, offset);
  return {
    file: path,
    ...start,
    endLine: start.line,
    endColumn: start.column + length,
    level: doc.level,
    rule: finding.rule,
    message: escapeHidden(finding.message),
    why: doc.why,
    fix: escapeHidden(finding.fix ?? doc.fix),
  };
}

/** By code unit, so that the order is the same on every machine. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
