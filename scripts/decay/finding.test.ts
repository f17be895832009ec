import { describe, expect, it } from 'vitest';
import { gathered, silentKinds, type Verdict } from './finding.ts';

const nothing: Verdict = { findings: [], unasked: [], answered: {} };

describe('verdicts put together', () => {
  it('come by kind, then by card, each finding once', () => {
    const gone = { kind: 'moved', card: 'leaf', text: 'gone' } as const;
    const dead = { kind: 'dead-link', card: 'twig', text: 'dead' } as const;
    const old = { kind: 'ended', text: 'old' } as const;

    const { answered, findings } = gathered([
      { ...nothing, findings: [gone, gone, dead], answered: { moved: 2 } },
      { ...nothing, findings: [old], answered: { ended: 1 } },
    ]);

    expect(findings).toEqual([old, dead, gone]);
    expect(answered).toEqual({ moved: 2, ended: 1 });
  });
});

describe('a kind without any answer', () => {
  const unasked = [{ kind: 'moved', card: 'leaf', text: 'no network' }] as const;

  it('is a fault of the run', () => {
    expect(silentKinds({ findings: [], unasked, answered: { moved: 0 } })).toEqual(['moved']);
  });

  it('is none when one question was answered or there was none', () => {
    expect(silentKinds({ findings: [], unasked, answered: { moved: 1 } })).toEqual([]);
    expect(silentKinds({ findings: [], unasked: [], answered: { vanished: 0 } })).toEqual([]);
  });
});
