import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { StackEvidence } from '../generated/stack-evidence.ts';
import type { Stack } from '../generated/stack.ts';
import { stackLevel } from './stack-evidence.ts';

const stack: Stack = {
  name: 'Torch 2.11',
  summary: 'For tests.',
  framework: 'torch',
  python: '3.12',
  pins: { torch: '2.11.1', numpy: '2.4.1' },
  as_of: '2026-01-01',
  sources: ['https://example.org/stack'],
};
const registry = { ...smallRegistry, stacks: { torch: stack } };

type Answers = StackEvidence['cards'][number]['platforms'];

function levelWith(platforms: Answers, changes: Partial<StackEvidence> = {}) {
  const evidence: StackEvidence = {
    stack: 'torch',
    date: '2026-01-02',
    resolver: 'uv 1',
    python: stack.python,
    pins: stack.pins,
    alone: {},
    cards: [{ card: 'leaf', platforms }],
    together: [],
    ...changes,
  };
  return stackLevel(cardOf(), { id: 'torch', stack }, registry, evidence);
}

describe('how sure it is that a card goes into a stack', () => {
  it('is told by the platforms for which it resolves', () => {
    const found = levelWith({
      ubuntu: { outcome: 'resolves', asked: ['leaf'], builds: true },
      windows: { outcome: 'fails', asked: ['leaf'], reason: 'twig excludes numpy' },
    });

    expect(found).toEqual({
      level: 'together',
      date: '2026-01-02',
      platforms: ['ubuntu'],
      builds: true,
      fails: [{ platform: 'windows', reason: 'twig excludes numpy' }],
    });
  });

  it('is told by the resolver where nothing resolves', () => {
    const found = levelWith({ ubuntu: { outcome: 'fails', asked: ['leaf'], reason: 'no leaf' } });

    expect(found).toEqual({ level: 'fails', date: '2026-01-02', reason: 'no leaf' });
  });

  it('is open where the resolver was not asked, asked for something else, or had other pins', () => {
    const resolves: Answers = { ubuntu: { outcome: 'resolves', asked: ['leaf'] } };
    const gap = 'leaf comes from a repository.';

    expect(levelWith({ ubuntu: { outcome: 'not-asked', asked: ['leaf'], reason: gap } })).toEqual({
      level: 'unopposed',
      gap,
    });
    expect(levelWith({ ubuntu: { outcome: 'resolves', asked: ['leaf<2'] } }).level).toBe(
      'unopposed',
    );
    expect(levelWith(resolves, { pins: { torch: '2.11.1', numpy: '2.4.0' } }).level).toBe(
      'unopposed',
    );
    expect(levelWith(resolves, { python: '3.11' }).level).toBe('unopposed');
  });

  it('never goes above what the card itself states', () => {
    const card = cardOf({ python: '<3.12' });

    expect(stackLevel(card, { id: 'torch', stack }, registry, undefined)).toEqual({
      level: 'misfit',
      reason: 'Leaf needs Python <3.12; the stack Torch 2.11 has 3.12.',
      source: undefined,
    });
  });
});
