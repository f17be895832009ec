import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  cardOf,
  planned,
  refused,
  systemNamesOf,
  torchCardOf,
} from '../../../test/unit/small-cards.ts';
import type { Target } from './plan.ts';

const rich = torchCardOf({
  pip: ['leaf @ git+https://example.org/leaf@0123456789abcdef0123456789abcdef01234567'],
  import: 'leaf',
  system: ['ffmpeg'],
  env: { MODE: 'fast' },
  weights: [{ from: 'https://example.org/leaf.bin', when: 'manual' }],
  after: [{ run: ['python', '-m', 'leaf', 'warm-up'] }],
});

describe('a plan', () => {
  it('goes from the system to the check', () => {
    const plan = planned(rich, { gpu: 'ada', tool: 'pip' });

    expect(plan.steps.map(({ id, phase }) => `${phase}: ${id}`)).toEqual([
      'system: system-packages',
      'python: folder',
      'python: environment',
      'framework: framework-torch',
      'packages: packages',
      'weights: after',
      'weights: variables',
      'weights: weights',
      'verify: check',
    ]);
  });

  it.each<Partial<Target>>([
    { gpu: 'ada', driver: '580' },
    { platform: 'windows', tool: 'pip' },
    { platform: 'rocky', gpu: 'pascal' },
  ])('is the same every time, and survives JSON: %j', (changes) => {
    const first = planned(rich, changes);
    const second = planned(rich, changes);

    expect(second).toEqual(first);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('does not change what it is made from', () => {
    const card = JSON.stringify(rich);

    planned(rich, { gpu: 'pascal' });

    expect(JSON.stringify(rich)).toBe(card);
  });
});

describe('git', () => {
  it('is asked for when a requirement is fetched from a repository', () => {
    expect(systemNamesOf(planned(rich))).toContain('git');
    expect(systemNamesOf(planned(cardOf()))).not.toContain('git');
  });

  it.each(['steps', 'after'] as const)(
    'is asked for when a repository is cloned in %s',
    (where) => {
      const clone = { repo: 'https://example.org/leaf', commit: 'abc', into: 'source' };
      const steps = [{ pip: ['leaf'] }];
      const card = cardOf(
        where === 'steps' ? { steps: [{ clone }, ...steps] } : { steps, after: [{ clone }] },
      );

      expect(systemNamesOf(planned(card))).toContain('git');
    },
  );
});

describe('conda', () => {
  const card = cardOf({ system: ['ffmpeg'] });

  it('brings native libraries itself', () => {
    const plan = planned(card, { tool: 'conda' });

    expect(systemNamesOf(plan)).toEqual(['curl']);
    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({
        do: 'create-conda-environment',
        packages: ['python=3.12', 'pip', 'ffmpeg'],
      }),
    );
  });

  it('is fetched by an installer where the platform does not package it', () => {
    expect(actionsOf(planned(card, { tool: 'conda' }))).toContainEqual({
      do: 'download',
      url: 'https://example.org/conda.sh',
      file: 'conda.sh',
    });
  });

  it.each(['alpine', 'windows'])('is refused where there is no installer: %s', (platform) => {
    const refusal = refused(cardOf(), { platform, tool: 'conda' });

    expect(refusal.obstacle).toBe('tool');
    expect(refusal.nearest[0]?.target).toMatchObject({ platform, tool: 'uv' });
  });
});
