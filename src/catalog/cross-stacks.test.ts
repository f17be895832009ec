import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRegistry } from './load-registry.ts';

const catalog = join(import.meta.dirname, '../../catalog');

const GOOD = `name: Torch
summary: For tests.
framework: torch
python: '3.12'
pins:
  torch: '2.14.1'
  torchvision: '0.29.2'
  opencv-python: '5.0.0.93'
exclusive:
  - [opencv-python, opencv-python-headless]
as_of: '2026-01-01'
sources: [here]
`;

/** Problems of one stack beside the real data files. */
function problemsWith(text: string) {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-stacks-'));
  cpSync(catalog, join(root, 'catalog'), {
    recursive: true,
    filter: (path) => !/catalog.(models|system|stacks|evidence|failures)/.test(path),
  });
  mkdirSync(join(root, 'catalog', 'stacks'));
  writeFileSync(join(root, 'catalog', 'stacks', 'torch.yml'), text);
  const { problems } = loadRegistry(root);
  return problems.filter(({ file }) => file === 'catalog/stacks/torch.yml');
}

describe('a stack', () => {
  it('is good as it is', () => {
    expect(problemsWith(GOOD)).toEqual([]);
  });

  it.each([
    ['a framework that is not there', 'framework: torch', 'framework: torhc', 'D801'],
    ['a Python that is not there', "'3.12'", "'3.99'", 'D801'],
    ['a framework without a pin', "  torch: '2.14.1'\n", "  tqdm: '4.70.1'\n", 'D821'],
    ['a release that is not there', "'2.14.1'", "'2.99.0'", 'D821'],
    ['a companion of another release', "'0.29.2'", "'0.28.0'", 'D823'],
    [
      'two packages that exclude each other',
      'exclusive:',
      "  opencv-python-headless: '5.0.0.93'\nexclusive:",
      'D823',
    ],
    ['a range for a pin', "'0.29.2'", "'>=0.29'", 'S105'],
    ['a local version', "'2.14.1'", "'2.14.1+cpu'", 'S105'],
  ])('is told off for %s', (_, before, after, rule) => {
    expect(GOOD).toContain(before);
    const rules = problemsWith(GOOD.replace(before, after)).map((problem) => problem.rule);

    expect(rules).toContain(rule);
  });
});
