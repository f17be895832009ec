import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReadCard, readCardText } from '../catalog/read-card.ts';
import type { Problem } from '../core/problem.ts';
import { checkCard } from './check-card.ts';
import { knownFixture } from './known-fixture.ts';
import { ruleDocById, ruleDocs } from './rules.ts';

const BASE: Readonly<Record<string, string>> = {
  name: 'Leaf sorter',
  summary: 'Sorts pictures of leaves by species.',
  tasks: '[image-classification]',
  license: 'MIT',
  upstream: '{ repo: "https://example.org/leaf", read: "2026-01-31" }',
  sources: '[README.md]',
};

/** Puts example keys in place of those of a good card. */
function withKeys(keys: string): string {
  const given = [...keys.matchAll(/^(\w+):/gm)].map(([, key]) => key);
  const rest = Object.entries(BASE).filter(([key]) => !given.includes(key));
  const lines = rest.map(([key, value]) => `${key}: ${value}`);
  return `---\n${[...lines, keys].join('\n')}\n---\nText.\n`;
}

function read(kind: string, example: string): ReadCard {
  if (kind === 'keys') return readCardText('leaf-sorter.md', withKeys(example));
  if (kind === 'body') {
    return readCardText(
      'leaf-sorter.md',
      `${withKeys('name: Leaf sorter').replace('Text.\n', '')}${example}\n`,
    );
  }
  if (kind === 'name') return readCardText(example, withKeys('name: Leaf sorter'));
  return readCardText('leaf-sorter.md', example);
}

function check(kind: string, example: string): readonly Problem[] {
  return checkCard(read(kind, example), knownFixture);
}

describe('rule documentation', () => {
  it.each(
    ruleDocs.filter(({ example }) => example.kind !== 'words').map((doc) => [doc.id, doc] as const),
  )('%s: the bad example breaks the rule and the good one breaks none', (id, { example }) => {
    const bad = check(example.kind, example.bad).map(({ rule }) => rule);
    const good = check(example.kind, example.good);

    expect(bad).toContain(id);
    expect(good).toEqual([]);
  });

  it('documents every rule id that the code names', () => {
    const folders = [
      dirname(import.meta.filename),
      join(import.meta.dirname, 'rules'),
      join(import.meta.dirname, '../catalog'),
    ];
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => join(folder, name)),
    );
    const named = files.flatMap(
      (file) => readFileSync(file, 'utf8').match(/(?<=')[FYSTRCLPUMD]\d{3}(?=')/g) ?? [],
    );

    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((id) => !ruleDocById.has(id))).toEqual([]);
  });

  it('has each id once, with a reason and a remedy', () => {
    expect(ruleDocById.size).toBe(ruleDocs.length);
    expect(
      ruleDocs.filter(
        ({ why, fix, title }) => !why.endsWith('.') || !fix.endsWith('.') || title === '',
      ),
    ).toEqual([]);
  });
});
