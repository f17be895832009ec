/** For GitHub Actions: annotations, of which a step shows ten of each level. */
import type { Problem } from '../../src/core/problem.ts';
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import { type Report, totals } from './report.ts';

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const PER_LEVEL = 10;

/** Formats a report as workflow commands. */
export function reportGithub(report: Report): string {
  const errors = annotate(
    report.problems.filter(({ level }) => level === 'error'),
    'error',
  );
  const warnings = annotate(
    report.problems.filter(({ level }) => level === 'warning'),
    'warning',
  );
  return `${[...errors, ...warnings, totals(report)].join('\n')}\n`;
}

/** The tenth says how many are left, because the runner drops the rest in silence. */
function annotate(problems: readonly Problem[], level: Problem['level']): readonly string[] {
  if (problems.length <= PER_LEVEL) return problems.map(command);
  const rest = problems.length - PER_LEVEL + 1;
  return [
    ...problems.slice(0, PER_LEVEL - 1).map(command),
    `::${level} title=More problems::and ${rest} more, see the summary`,
  ];
}

function command({ file, line, column, endColumn, level, rule, message, fix }: Problem): string {
  const properties = [
    `file=${property(file)}`,
    `line=${line}`,
    `col=${column}`,
    ...(endColumn === undefined || endColumn <= column ? [] : [`endColumn=${endColumn}`]),
    `title=${property(rule)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(fix === undefined ? message : `${message}\nFix: ${fix}`)}`;
}

function data(text: string): string {
  const lines = text.split('\n').map(escapeHidden).join('\n');
  return lines.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(escapeHidden(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
