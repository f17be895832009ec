import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import { loadStackEvidence } from './load-stack-evidence.ts';

const pins = { torch: '2.11.1', numpy: '2.4.1' };
const stack = {
  name: 'Torch 2.11',
  summary: 'For tests.',
  framework: 'torch',
  python: '3.12',
  pins,
  as_of: '2026-01-01',
  sources: ['https://example.org/stack'],
};
const known = { registry: { ...smallRegistry, stacks: { torch: stack } }, cardIds: ['leaf'] };

const good = {
  stack: 'torch',
  date: '2026-01-02',
  resolver: 'uv 1',
  python: '3.12',
  pins,
  alone: { ubuntu: { outcome: 'resolves' } },
  cards: [{ card: 'leaf', platforms: { ubuntu: { outcome: 'resolves', asked: ['leaf'] } } }],
  together: [{ platform: 'ubuntu', cards: ['leaf'], left_out: [] }],
};

function load(evidence: object) {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-evidence-'));
  const folder = join(root, 'catalog', 'evidence', 'stacks');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'torch.json'), JSON.stringify(evidence));
  return loadStackEvidence(root, known);
}

describe('evidence about stacks', () => {
  it('is loaded by the id of the stack', () => {
    const { evidence, problems, fileCount } = load(good);

    expect(evidence['torch']?.date).toBe('2026-01-02');
    expect(problems).toEqual([]);
    expect(fileCount).toBe(1);
  });

  it('may be none', () => {
    expect(loadStackEvidence(tmpdir(), known)).toEqual({
      evidence: {},
      problems: [],
      fileCount: 0,
    });
  });

  it.each([
    ['an outcome of its own', { ...good, alone: { ubuntu: { outcome: 'ran' } } }, 'S104', 'error'],
    ['a stack of another name', { ...good, stack: 'jax' }, 'D824', 'warning'],
    [
      'a card that is gone',
      { ...good, cards: [{ ...good.cards[0], card: 'twig' }] },
      'D824',
      'warning',
    ],
    [
      'a platform that is gone',
      { ...good, alone: { beos: { outcome: 'resolves' } } },
      'D824',
      'warning',
    ],
    ['other pins', { ...good, pins: { ...pins, numpy: '2.4.0' } }, 'D825', 'warning'],
  ])('is told off for %s', (_, evidence, rule, level) => {
    expect(load(evidence).problems).toMatchObject([{ rule, level }]);
  });
});
