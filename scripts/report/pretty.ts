/** For people at a terminal: each problem with its line, the reason and the remedy. */
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import { ruleUrl } from '../../src/config.ts';
import type { Problem } from '../../src/core/problem.ts';
import { limitProblems } from './limit-problems.ts';
import { type Report, type ReportOptions, totals } from './report.ts';

/** Widest excerpt of a source line, in characters. */
const WIDTH = 100;

/** Formats a report as text. */
export function reportPretty(report: Report, options: ReportOptions): string {
  const { problems, leftOut } = limitProblems(report.problems);
  const blocks = problems.map((problem) => formatProblem(problem, options));
  for (const [file, count] of leftOut) {
    blocks.push(
      `${escapeHidden(file)}  and ${count} more problems; only the first 50 of a file are shown\n`,
    );
  }
  return [...blocks, `${totals(report)}\n`].join('\n');
}

function formatProblem(problem: Problem, options: ReportOptions): string {
  const { file, line, column, level, rule, message, why, fix } = problem;
  const paint = options.useColour ? colour : plain;
  const place = `${escapeHidden(file)}:${line}:${column}`;
  const lines = [
    `${paint('1', place)}  ${paint(level === 'error' ? '31' : '33', level)}  ${rule}  ${escapeHidden(message)}`,
  ];
  lines.push(...excerpt(problem, options.lineAt));
  if (why !== undefined) lines.push(`  Why   ${escapeHidden(why)}`);
  if (fix !== undefined) lines.push(`  Fix   ${escapeHidden(fix)}`);
  lines.push(`  Docs  ${ruleUrl(rule)}`);
  return `${lines.join('\n')}\n`;
}

/** The marked line, the line before it, and a row of carets. */
function excerpt(
  { file, line, column, endColumn }: Problem,
  lineAt: ReportOptions['lineAt'],
): readonly string[] {
  const text = lineAt(file, line);
  if (text === undefined || text === '') return [];
  const before = line > 1 ? lineAt(file, line - 1) : undefined;
  const width = String(line).length;
  const start = escapeHidden(text.slice(0, column - 1)).length;
  const marked = escapeHidden(
    text.slice(column - 1, Math.max(column, endColumn ?? column) - 1),
  ).length;
  const shift = Math.max(0, Math.min(start - 40, escapeHidden(text).length - WIDTH));
  const from = start > WIDTH - 20 ? shift : 0;
  const caret = '^'.repeat(Math.max(1, Math.min(marked, WIDTH - (start - from))));
  const rows =
    before === undefined ? [] : [`    ${String(line - 1).padStart(width)} | ${clip(before, 0)}`];
  return [
    ...rows,
    `  > ${line} | ${clip(text, from)}`,
    `    ${' '.repeat(width)} | ${' '.repeat(start - from)}${caret}`,
  ];
}

function clip(text: string, from: number): string {
  const shown = escapeHidden(text);
  return shown.length - from > WIDTH ? `${shown.slice(from, from + WIDTH)}...` : shown.slice(from);
}

function colour(code: string, text: string): string {
  return `\u001b[${code}m${text}\u001b[0m`;
}

function plain(_code: string, text: string): string {
  return text;
}
