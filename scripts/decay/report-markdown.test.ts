import { describe, expect, it } from 'vitest';
import { decayMarkdown } from './report-markdown.ts';

describe('the report', () => {
  it('tells what was found, since when, and what could not be asked', () => {
    const report = decayMarkdown({
      findings: [
        { kind: 'ended', text: 'Python 3.9 gets no more fixes', since: '2025-10-31' },
        { kind: 'moved', card: 'leaf', text: 'https://example.org/leaf is gone.' },
      ],
      unasked: [{ kind: 'moved', card: 'twig', text: 'no network' }],
      answered: { ended: 2, moved: 1 },
    });

    expect(report).toBe(`**2 findings.** Questions answered: 2 for ended, 1 for moved.

## Pythons without fixes (1)

- \`Python 3.9 gets no more fixes\` (since 2025-10-31)

## Moved repositories, branches and commits (1)

- **leaf** \`https://example.org/leaf is gone.\`

## Could not be asked (1)

- **twig** \`no network\`
`);
  });

  it('says once what two kinds could not ask', () => {
    const row = { card: 'leaf', text: 'no network' };
    const unasked = [{ kind: 'vanished', ...row } as const, { kind: 'yanked', ...row } as const];
    const report = decayMarkdown({ findings: [], unasked, answered: { vanished: 0, yanked: 0 } });

    expect(report).toContain('## Could not be asked (1)');
    expect(report.match(/no network/g)).toHaveLength(1);
  });

  it('lets the words of others mention nobody and end no code', () => {
    const text = '`@somebody`\n\n# Big';
    const findings = [{ kind: 'yanked', card: 'leaf', text }] as const;

    expect(decayMarkdown({ findings, unasked: [], answered: { yanked: 1 } })).toContain(
      "- **leaf** `'@somebody' # Big`\n",
    );
  });

  it('fits into an issue, whatever is found', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `https://example.org/${at}`);
    const findings = ['vanished', 'yanked', 'ended', 'dead-link', 'moved'].flatMap((kind) =>
      rows.map((text) => ({ kind, card: 'leaf', text }) as const),
    ) as Parameters<typeof decayMarkdown>[0]['findings'];
    const answered = { vanished: 1, yanked: 1, ended: 1, 'dead-link': 1, moved: 1 };
    const report = decayMarkdown({ findings, unasked: findings, answered });

    expect(report.length).toBeLessThan(60_000);
    expect(report).toMatch(/- and \d+ more/);
  });
});
