/** For a job summary or a comment: a table whose cells cannot speak Markdown. */
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import { ruleUrl } from '../../src/config.ts';
import type { Problem } from '../../src/core/problem.ts';
import { limitProblems } from './limit-problems.ts';
import { type Report, totals } from './report.ts';

/** Longest summary, in characters: comments end at 64 KiB. */
const LENGTH = 60_000;

/** Formats a report as Markdown. */
export function reportMarkdown(report: Report): string {
  const head = `**${totals(report)}**\n`;
  if (report.problems.length === 0) return head;
  const { problems, leftOut } = limitProblems(report.problems);
  const lines = [head, '| Where | Rule | What | Fix |', '| --- | --- | --- | --- |'];
  let length = 0;
  let count = 0;
  for (const row of problems.map(formatRow)) {
    length += row.length + 1;
    if (length > LENGTH) break;
    lines.push(row);
    count += 1;
  }
  const hidden = problems.length - count + [...leftOut.values()].reduce((sum, own) => sum + own, 0);
  if (hidden > 0) lines.push('', `and ${hidden} more.`);
  return `${lines.join('\n')}\n`;
}

function formatRow({ file, line, column, level, rule, message, fix }: Problem): string {
  const cells = [
    code(`${file}:${line}:${column}`),
    `[${rule}](${ruleUrl(rule)}) ${level}`,
    code(message),
    code(fix ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A code span mentions nobody and links nowhere. */
function code(text: string): string {
  const plain = escapeHidden(text).replaceAll('`', "'").replaceAll('|', '\\|').trim();
  return plain === '' ? '' : `\`${plain}\``;
}
