/** A report that may become an issue: nothing in it can mention anybody or link anywhere. */
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import { type Finding, type Kind, KINDS, type Verdict } from './finding.ts';

const HEADINGS: Readonly<Record<Kind, string>> = {
  vanished: 'Files that are no longer offered',
  yanked: 'Releases that were taken back',
  ended: 'Pythons without fixes',
  'dead-link': 'Dead links',
  moved: 'Moved repositories, branches and commits',
};

/** Longest list under one heading, in characters: an issue ends at 65536. */
const LENGTH = 9000;

export function decayMarkdown({ answered, findings, unasked }: Verdict): string {
  const asked = KINDS.filter((kind) => answered[kind] !== undefined);
  const counts = asked.map((kind) => `${answered[kind] ?? 0} for ${kind}`);
  const head = `**${findings.length} findings.** Questions answered: ${counts.join(', ')}.`;
  const parts = asked.flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    return own.length === 0 ? [] : section(HEADINGS[kind], own);
  });
  // What is vanished and what is yanked is one question.
  const open = [...new Map(unasked.map((row) => [formatRow(row), row])).values()];
  const rest = open.length === 0 ? [] : section('Could not be asked', open);
  return `${[head, ...parts, ...rest].join('\n\n')}\n`;
}

function section(title: string, rows: readonly Finding[]): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  for (const row of rows) {
    const line = formatRow(row);
    length += line.length + 1;
    if (length > LENGTH) break;
    lines.push(line);
  }
  const hidden = rows.length - lines.length;
  if (hidden > 0) lines.push(`- and ${hidden} more`);
  return [`## ${title} (${rows.length})`, lines.join('\n')];
}

function formatRow({ card, date, since, text }: Finding): string {
  const where = card === undefined ? '' : `**${card}** `;
  const ended = since === undefined ? '' : ` (since ${since})`;
  const recorded = date === undefined ? '' : ` (recorded ${date})`;
  return `- ${where}${code(text)}${ended}${recorded}`;
}

function code(text: string): string {
  const line = text.replaceAll('`', "'").replaceAll(/\s+/g, ' ').trim();
  return `\`${escapeHidden(line)}\``;
}
