/** Requirements files of every card and target, read by pip's own reader. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/core/render/formats.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { type PackageInstall, packageInstalls } from '../../src/core/render/package-installs.ts';
import { renderStep } from '../../src/core/render/render.ts';
import { requirements } from '../../src/core/render/requirements/requirements.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { cardOf } from '../unit/small-cards.ts';
import { ODD_VALUES, madeOfHostileCards, madeOfRealCards, oddCard } from './distinct-renderings.ts';
import { readWithPip } from './system-python.ts';

const TARGET = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'pip', features: [] } as const;

const made = madeOfRealCards(requirements).map((one) => ({
  ...one,
  plan: planCard(one.card, one.target, realRegistry) as Plan,
}));
const read = readWithPip(made.map(({ rendering }) => rendering.files));

describe('requirements files', () => {
  it('are made of most targets, and the format is offered', () => {
    expect(made.length).toBeGreaterThan(180);
    expect(formats).toContain(requirements);
  });

  it('name the folder that is installed for editing', () => {
    const asked = made.flatMap(({ plan }, index) =>
      packageInstalls(plan).flatMap(({ action }, at) =>
        foldersOf(action).map((folder) => ({ folder, error: read[index]![at]!.error })),
      ),
    );

    expect(asked.length).toBeGreaterThan(0);
    // pip looks for the folder, which only the plan's clone makes.
    for (const { folder, error } of asked) {
      expect(error).toContain(`${folder} is not a valid editable requirement`);
    }
  });

  it('say to pip exactly what the plan installs, call by call', () => {
    for (const [index, { name, plan }] of made.entries()) {
      for (const [at, { action }] of packageInstalls(plan).entries()) {
        const file = read[index]![at]!;
        if (foldersOf(action).length > 0) continue;
        const lines = file.requirements.map(({ line }) => line);
        const { error, indexes, links } = file;
        expect(file.editables ?? []).toEqual([]);
        expect({ name, error, lines, indexes, links }).toEqual({
          name,
          error: undefined,
          lines: action.requirements,
          indexes: action.indexUrl === undefined ? [] : [action.indexUrl],
          links: action.findLinks === undefined ? [] : [action.findLinks],
        });
      }
    }
  });

  it('limit versions by name alone', () => {
    const limits = made.flatMap(({ rendering }, index) =>
      rendering.files.flatMap((file, at) =>
        file.name === 'constraints.txt' ? [read[index]![at]!] : [],
      ),
    );

    expect(limits.length).toBeGreaterThan(50);
    for (const { error, options, requirements: lines } of limits) {
      expect(error).toBeUndefined();
      expect(options).toEqual([]);
      for (const { line } of lines) expect(line).toMatch(/^[A-Za-z0-9._-]+[<>=!~]/);
    }
  });

  it('leave every other step of the plan as it is, in its order', () => {
    for (const { name, plan, rendering } of made) {
      const steps = plan.steps.filter(
        ({ id, actions }) =>
          id !== 'folder' && !actions.some((action) => action.do === 'pip-install'),
      );
      const lines = rendering.use.map((use) => use.lines);

      const kept = steps.map((step) => renderStep(plan, step)).filter((text) => text !== '');
      expect([name, ...lines.filter((text) => kept.includes(text))]).toEqual([name, ...kept]);
    }
  });

  it('are ASCII, end in one line feed and are the same each time', () => {
    for (const { card, rendering, target } of made) {
      for (const { text } of rendering.files) expect(text).toMatch(/^[ -~\n]*[^\n]\n$/);
      expect(requirements.render({ card, target, registry: realRegistry })).toEqual(rendering);
    }
  });

  it('read hostile cards as packages and nothing else', () => {
    const hostile = madeOfHostileCards(requirements);
    const found = readWithPip(hostile.map(({ rendering }) => rendering.files));

    expect(hostile.length).toBeGreaterThan(12);
    for (const [index, { card, name, target }] of hostile.entries()) {
      const plan = planCard(card, target, realRegistry) as Plan;
      const wanted = packageInstalls(plan).map(({ action }) => action.requirements);
      const lines = found[index]!.slice(0, wanted.length).map((file) =>
        file.requirements.map(({ line }) => line),
      );
      expect({ name, lines }).toEqual({ name, lines: wanted });
      expect(found[index]!.flatMap(({ options }) => options)).toEqual([]);
    }
  });

  it('keep odd names and reasons in comments', () => {
    const sets = ODD_VALUES.map((value) => {
      const card = { ...oddCard(value), after: [] };
      const found = requirements.render({ card, target: TARGET, registry: realRegistry });
      if (found.kind === 'refusal') throw new Error(found.reason);
      return found.files;
    });

    for (const files of readWithPip(sets)) {
      expect(files.map((file) => file.requirements.map(({ line }) => line))).toEqual([
        ['torch==2.14.*'],
        ['leaf', 'torch==2.14.*'],
        ['torch==2.14.*'],
      ]);
    }
  });

  it('hold an odd requirement whole or refuse it', () => {
    const values = ODD_VALUES.flatMap((value) => [
      `leaf${value}`,
      `leaf @ https://example.org/${value}`,
      `leaf; platform_release == "a ${value} b"`,
    ]);
    const answers = values.map((value) => {
      const card = { ...cardOf(), package: 'leaf', steps: [{ pip: [value] }] } as Parameters<
        typeof requirements.render
      >[0]['card'];
      return requirements.render({ card, target: TARGET, registry: realRegistry });
    });
    const kept = answers.flatMap((answer, index) =>
      answer.kind === 'rendering' ? [{ files: answer.files, value: values[index]!, index }] : [],
    );

    const found = readWithPip(kept.map(({ files }) => files));
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.length).toBeLessThan(values.length);
    for (const [index, { value }] of kept.entries()) {
      const [file] = found[index]!;
      expect(file!.error).toBeUndefined();
      expect([...file!.options, ...file!.indexes, ...file!.editables]).toEqual([]);
      const card = { ...cardOf(), steps: [{ pip: [value] }] } as ReturnType<typeof cardOf>;
      const plan = planCard(card, TARGET, realRegistry) as Plan;
      const [wanted] = packageInstalls(plan).map(({ action }) => action.requirements);
      expect(file!.requirements.map(({ line }) => line)).toEqual(wanted);
    }
  });
});

/** What of an installation for editing is a folder; the rest stays as it is. */
function foldersOf({ flags, requirements }: PackageInstall['action']): readonly string[] {
  return flags.includes('editable') ? requirements.filter((name) => name.startsWith('.')) : [];
}
