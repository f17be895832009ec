/** Projects for uv of every card and target, held to uv's own schema and read back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { normalizeName, parseRequirement, parseSpecifier } from '../../src/core/python/index.ts';
import { formats } from '../../src/core/render/formats.ts';
import { packageInstalls } from '../../src/core/render/package-installs.ts';
import { uvProject } from '../../src/core/render/uv-project/uv-project.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { ODD_VALUES, madeOfHostileCards, madeOfRealCards, oddCard } from './distinct-renderings.ts';

interface Project {
  readonly project: {
    readonly name: string;
    readonly 'requires-python': string;
    readonly dependencies: readonly string[];
  };
  readonly tool: {
    readonly uv: {
      readonly index?: readonly {
        readonly name: string;
        readonly explicit?: boolean;
        readonly default?: boolean;
      }[];
      readonly sources?: Readonly<Record<string, { readonly index?: string }>>;
    };
  };
}

const schema: object = JSON.parse(
  readFileSync(join(projectRoot, 'test/fixtures/upstream-schemas/uv.schema.json'), 'utf8'),
);
// Formats such as `uint` are Rust's own; a wrong key or type is found without them.
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const made = madeOfRealCards(uvProject).map((one) => ({
  ...one,
  text: one.rendering.files[0]!.text,
  plan: planCard(one.card, { ...one.target, tool: 'uv' }, realRegistry) as Plan,
}));

function read(text: string): Project {
  return parse(text) as unknown as Project;
}

describe('projects for uv', () => {
  it('are made of most targets, and the format is offered', () => {
    expect(made.length).toBeGreaterThan(180);
    expect(formats).toContain(uvProject);
  });

  it('keep to the schema of uv, which knows a wrong key', () => {
    expect(validate({ 'torch-backed': 'cpu' })).toBe(false);
    for (const text of new Set(made.map((one) => one.text))) {
      const { uv } = read(text).tool;

      expect(validate(uv) ? [] : validate.errors).toEqual([]);
    }
  });

  it('ask for everything that the plan installs', () => {
    for (const { name, plan, text } of made) {
      const wanted = packageInstalls(plan).flatMap(({ action }) => action.requirements);
      const { dependencies } = read(text).project;

      const folders = wanted.filter((line) => line.startsWith('.'));
      expect(new Set(dependencies).size).toBe(dependencies.length);
      const missing = wanted.filter((line) => !dependencies.includes(line));
      expect({ name, missing }).toEqual({ name, missing: folders });
    }
  });

  it('name an index only for packages that they ask for, and hide it from all others', () => {
    for (const { text } of made) {
      const { project, tool } = read(text);
      const asked = project.dependencies.map((line) => {
        const parsed = parseRequirement(line);
        return parsed.ok ? normalizeName(parsed.value.name) : '';
      });
      const indexes = (tool.uv.index ?? []).map((index) => index.name);

      for (const index of tool.uv.index ?? []) {
        // A mirror stands in for the default index, which every package may come from.
        expect(index.explicit === true || index.default === true).toBe(true);
      }
      for (const [packageName, { index }] of Object.entries(tool.uv.sources ?? {})) {
        expect(asked).toContain(packageName);
        expect([undefined, ...indexes]).toContain(index);
      }
    }
  });

  it('name PyTorch and what goes with it from where the plan takes them', () => {
    const cpu = made.find(({ name }) => name === 'cellpose--ubuntu-arm-cpu')!;
    const { tool } = read(cpu.text);

    expect(tool.uv.sources).toEqual({
      torch: { index: 'framework-torch' },
      torchvision: { index: 'framework-torch' },
    });
    expect(cpu.text).toContain('/whl/cpu"');
  });

  it('have a Python that is a range, and a name that is one', () => {
    for (const { name, text } of made) {
      const { project } = read(text);

      const isRange = parseSpecifier(project['requires-python']).ok;
      const isName = parseRequirement(project.name).ok;
      expect({ name, isRange, isName }).toEqual({ name, isRange: true, isName: true });
    }
  });

  it('call uv sync once, after what must be there before', () => {
    for (const { name, plan, rendering } of made) {
      const lines = rendering.use.map((use) => use.lines).join('\n');

      const syncs = lines.match(/\buv(?:\.exe)? sync\b/g);
      const isBuilt = packageInstalls(plan).some(({ action }) =>
        action.flags.includes('no-build-isolation'),
      );
      const hasOthers = /\buv(?:\.exe)? pip install\b/.test(lines);
      expect({ name, syncs: syncs?.length, hasOthers }).toEqual({
        name,
        syncs: 1,
        hasOthers: isBuilt,
      });
    }
  });

  it('are ASCII and the same each time', () => {
    for (const { card, rendering, target, text } of made) {
      expect(text).toMatch(/^[ -~\n]*[^\n]\n$/);
      expect(uvProject.render({ card, target, registry: realRegistry })).toEqual(rendering);
    }
  });

  it('hold hostile requirements as they are', () => {
    const hostile = madeOfHostileCards(uvProject);

    expect(hostile.length).toBeGreaterThan(10);
    for (const { card, name, rendering, target } of hostile) {
      const plan = planCard(card, { ...target, tool: 'uv' }, realRegistry) as Plan;
      const wanted = packageInstalls(plan).flatMap(({ action }) => action.requirements);
      const { project, tool } = read(rendering.files[0]!.text);

      expect([name, ...project.dependencies]).toEqual([name, ...new Set(wanted)]);
      expect(Object.keys(tool.uv)).not.toContain('index-url');
    }
  });

  it('hold odd values of build variables as they are', () => {
    for (const value of ODD_VALUES) {
      const base = oddCard(value);
      const card = {
        ...base,
        env: [{ name: 'LEAF_MODE', value, ask: false, secret: false, phase: 'build' as const }],
      };
      const target = { platform: 'macos-arm64', gpu: 'cpu', tool: 'uv', features: [] } as const;

      const found = uvProject.render({ card, target, registry: realRegistry });

      if (found.kind === 'refusal') throw new Error(found.reason);
      const { tool } = parse(found.files[0]!.text) as {
        tool: { uv: { 'extra-build-variables': { leaf: unknown } } };
      };
      expect(tool.uv['extra-build-variables'].leaf).toEqual({ LEAF_MODE: value });
    }
  });
});
