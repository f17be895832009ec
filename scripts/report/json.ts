/** For programs: the shape is a contract. */
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import type { Report } from './report.ts';

/** Formats a report as one JSON object; every problem is in it. */
export function reportJson({ fileCount, problems }: Report): string {
  const rows = problems.map(({ file, line, column, level, rule, message, fix }) => ({
    file: escapeHidden(file),
    line,
    column,
    level,
    rule,
    message,
    fix: fix ?? '',
  }));
  return `${JSON.stringify({ files: fileCount, problems: rows }, undefined, 2)}\n`;
}
