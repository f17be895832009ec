import { assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRegistry } from '../../src/catalog/load.ts';
import { readCardText } from '../../src/catalog/read-card.ts';
import { checkCard } from '../../src/lint/check-card.ts';
import { generateCard } from './generate-card.ts';

const tasks = ['image-restoration', 'instance-segmentation', 'text-generation', 'translation'];

describe('generateCard', () => {
  it('makes the same card every time', () => {
    assert(
      property(nat({ max: 99_999 }), (index) => {
        expect(generateCard(index, tasks)).toEqual(generateCard(index, tasks));
      }),
      { numRuns: 50 },
    );
  });

  it('makes the cards that figures of earlier runs were measured on', () => {
    const { id, text } = generateCard(5, tasks);

    expect(id).toBe('open-statute-vision');
    expect(text).toMatch(
      /^---\nname: Open Statute Vision\nsummary: Counts references between laws/,
    );
    expect(text).toContain(
      'cedar-group/open-statute-vision\n  commit: 8879ca9f90ac980431dc90201d14',
    );
  });

  it('gives every card an id of its own', () => {
    const ids = Array.from({ length: 25_000 }, (_, index) => generateCard(index, tasks).id);

    expect(new Set(ids).size).toBe(ids.length);
  }, 60_000);

  it('makes cards without a problem of file, text or schema', () => {
    assert(
      property(nat({ max: 99_999 }), (index) => {
        const { id, text } = generateCard(index, tasks);

        const { findings, raw } = readCardText(`catalog/models/${id}.md`, text);

        expect(findings).toEqual([]);
        expect(raw?.tasks.every((task) => tasks.includes(task))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('writes prose of the length of real cards', () => {
    const lengths = Array.from({ length: 200 }, (_, index) => {
      const { text } = generateCard(index, tasks);
      return text.length - text.indexOf('\n---\n');
    });

    expect(Math.min(...lengths)).toBeGreaterThan(1400);
    expect(Math.max(...lengths)).toBeLessThan(4200);
  });

  it('makes cards of every shape', () => {
    const raws = Array.from({ length: 100 }, (_, index) => {
      const { id, text } = generateCard(index, tasks);
      return readCardText(`catalog/models/${id}.md`, text).raw;
    });

    for (const key of ['pip', 'steps', 'frameworks', 'system', 'variants', 'features'] as const) {
      expect(raws.filter((raw) => raw?.[key] !== undefined).length).toBeGreaterThan(5);
      expect(raws.filter((raw) => raw?.[key] === undefined).length).toBeGreaterThan(5);
    }
  });
});

describe('the generated catalog', () => {
  it('is without a problem of any rule, next to the real data files', () => {
    const { registry, tasks: known, licenses } = loadRegistry('.');
    const ids = known.tasks.map(({ id }) => id);
    const cards = Array.from({ length: 300 }, (_, index) => generateCard(index, ids));
    const cardIds = new Set(cards.map(({ id }) => id));

    const found = cards.flatMap(({ id, text }) =>
      checkCard(readCardText(`catalog/models/${id}.md`, text), {
        registry,
        tasks: known,
        licenses,
        cardIds,
      }),
    );

    expect(found).toEqual([]);
  });
});
