/** Lock files from stored results: what pip's own reader finds in them, and when there is none. */
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import type { Resolution } from '../../src/core/generated/evidence.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import type { Rendering } from '../../src/core/render/format.ts';
import { formats } from '../../src/core/render/formats.ts';
import { lockedRequirements } from '../../src/core/render/pylock/locked-requirements.ts';
import { pylock } from '../../src/core/render/pylock/pylock.ts';
import { OTHER_SUM, SUM, locked, provenCard, resolved } from '../unit/evidence.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { ODD_VALUES } from './distinct-renderings.ts';
import { readWithPip } from './system-python.ts';

const TARGET = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;
const magika = realCards.find(({ id }) => id === 'magika')!;

function render(card: Card, target: Target = TARGET): ReturnType<typeof pylock.render> {
  return pylock.render({ card, target, registry: realRegistry });
}

function planOf(card: Card, target: Target = TARGET): Plan {
  const plan = planCard(card, target, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  return plan;
}

function made(changes: Partial<Resolution>): Rendering {
  const found = render(provenCard(magika, resolved(planOf(magika), changes)));
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

function reasonOf(card: Card, target: Target = TARGET): string {
  const found = render(card, target);
  return found.kind === 'refusal' ? found.reason : 'rendered';
}

describe('lock files', () => {
  it('say to pip one version of every package with the sums of its files, sorted', () => {
    const files = [
      { name: 'leaf-2.0-py3-none-any.whl', sha256: SUM },
      { name: 'leaf-2.0-cp312-cp312-manylinux_2_28_x86_64.whl', sha256: OTHER_SUM },
    ];
    const { files: rendered } = made({
      packages: [locked('twig'), locked('leaf', { version: '2.0', files })],
    });
    const [reading] = readWithPip([rendered])[0]!;
    // pip keeps the spaces of lines that go on.
    const requirements = reading!.requirements.map((one) => ({ ...one, line: one.line.trim() }));

    expect({ ...reading, requirements }).toEqual({
      requirements: [
        { line: 'leaf==2.0', name: 'leaf', hashes: { sha256: [SUM, OTHER_SUM] } },
        { line: 'twig==1.0', name: 'twig', hashes: { sha256: [SUM] } },
      ],
      editables: [],
      indexes: [],
      links: [],
      options: [],
    });
  });

  it('become pylock.toml beside the user, from which everything is installed at once', () => {
    const { notes, use } = made({});
    const lines = use
      .map((one) => one.lines)
      .join('\n')
      .replaceAll(/ \\\n\s+/g, ' ');

    expect(lines).toMatch(
      /uv pip compile requirements-lock\.txt --no-deps --quiet --format pylock\.toml --output-file pylock\.toml --python-version 3\.12 --python-platform x86_64-manylinux_2_39/,
    );
    expect(lines).toContain('uv pip install --python .venv/bin/python -r pylock.toml');
    expect(lines.split('-r pylock.toml')).toHaveLength(2);
    expect(notes[0]).toBe('uv 0.13.9 found these versions on 2026-11-28.');
    expect(formats).toContain(pylock);
  });

  it('do not hang on the order of the result', () => {
    const packages = [locked('leaf'), locked('twig')];

    expect(made({ packages })).toEqual(made({ packages: packages.toReversed() }));
  });

  it('let no odd value out of its line', () => {
    const plan = planOf(magika);
    const texts = ODD_VALUES.flatMap((value) => {
      const packages = [locked(value, { version: value })];
      const resolution = resolved(plan, { packages, resolver: value }).resolution!;
      const file = lockedRequirements(value, resolution);
      return 'text' in file ? [file.text] : [];
    });
    const read = readWithPip(texts.map((text) => [{ name: 'requirements-lock.txt', text }]));

    expect(texts.length).toBeGreaterThan(0);
    for (const [reading] of read) {
      if (reading?.error !== undefined) continue;
      expect(reading?.options).toEqual([]);
      expect(reading?.indexes).toEqual([]);
      expect(reading?.requirements.length).toBeLessThanOrEqual(1);
    }
  });

  it.each<[string, Partial<Resolution>, string]>([
    ['nothing is stored for its Python', { python: '3.9' }, 'No resolver result is stored'],
    ['the plan asks for something else', { asked: ['leaf'] }, 'No resolver result is stored'],
    ['the resolver failed', { outcome: 'fails' }, 'found no build of everything'],
    [
      'another index stood in',
      { replaced: ['the index pytorch:cpu by the default index'] },
      'names other files',
    ],
    [
      'a package comes from a repository',
      { packages: [locked('leaf', { files: [], commit: SUM.slice(0, 40) })] },
      'leaf comes from a repository',
    ],
  ])('are refused where %s', (_, changes, reason) => {
    expect(reasonOf(provenCard(magika, resolved(planOf(magika), changes)))).toContain(reason);
  });

  it('are refused without a result, for every card and target', () => {
    const reasons = realCards.flatMap((card) =>
      goldenTargets.map(({ target }) => reasonOf(card, target)),
    );

    expect(reasons).not.toContain('rendered');
    expect(
      reasons.filter((reason) => reason.startsWith('No resolver result')).length,
    ).toBeGreaterThan(150);
  });
});
