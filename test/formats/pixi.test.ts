/** pixi.toml of every card and target, held to pixi's own schema and read back. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { pixi } from '../../src/core/render/pixi/pixi.ts';
import { renderStep } from '../../src/core/render/render.ts';
import { taskLine } from '../../src/core/render/pixi/task.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { targetOf } from '../unit/small-cards.ts';
import { smallRegistry } from '../unit/small-registry.ts';
import { ODD_VALUES, madeOfHostileCards, madeOfRealCards, oddCard } from './distinct-renderings.ts';

interface Manifest {
  readonly workspace: {
    readonly name: string;
    readonly channels: readonly string[];
    readonly platforms: readonly {
      readonly name: string;
      readonly platform: string;
      readonly cuda?: string;
    }[];
  };
  readonly target: Readonly<Record<string, ManifestTarget>>;
}

interface ManifestTarget {
  readonly dependencies: Readonly<Record<string, unknown>>;
  readonly 'pypi-dependencies'?: Readonly<Record<string, unknown>>;
  readonly activation?: { readonly env: Readonly<Record<string, string>> };
  readonly tasks?: Readonly<Record<string, { readonly cmd: string }>>;
}

const schema: object = JSON.parse(
  readFileSync(join(projectRoot, 'test/fixtures/upstream-schemas/pixi.schema.json'), 'utf8'),
);
const conforms = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
  schema,
);

const real = madeOfRealCards(pixi);
const made = [...real, ...madeOfHostileCards(pixi)];
const texts = [...new Set(made.map(({ rendering }) => rendering.files[0]!.text))];
const manifests = texts.map(manifestOf);

describe('every pixi.toml', () => {
  it('is there for most cards', () => {
    expect(texts.length).toBeGreaterThan(40);
  });

  it('conforms to the schema of pixi', () => {
    const problems = texts.flatMap((text) => {
      return conforms(parse(text))
        ? []
        : [`${text.split('\n')[0]}: ${JSON.stringify(conforms.errors?.[0])}`];
    });

    expect(problems).toEqual([]);
  });

  it('names each platform once and has a table for it, with Python', () => {
    for (const { workspace, target } of manifests) {
      const names = workspace.platforms.map(({ name }) => name);
      expect(Object.keys(target).toSorted()).toEqual([...new Set(names)].toSorted());
      expect(names.length).toBe(new Set(names).size);
      for (const one of Object.values(target)) expect(one.dependencies['python']).toBeDefined();
    }
  });

  it('lists a platform with a GPU before the same without', () => {
    for (const { workspace } of manifests) {
      const { platforms } = workspace;
      const withGpu = platforms.findIndex(({ cuda }) => cuda !== undefined);
      expect(withGpu).toBeLessThanOrEqual(0);
    }
  });

  it('is ASCII and ends in one line feed', () => {
    for (const text of texts) expect(text).toMatch(/^[ -~\n]*[!-~]\n$/);
  });

  it('holds tasks that a shell reads as the words of the plan', () => {
    const lines = new Set(
      manifests.flatMap(({ target }) =>
        Object.values(target).flatMap(({ tasks = {} }) =>
          Object.values(tasks).map(({ cmd }) => cmd),
        ),
      ),
    );
    const script = [...lines].map((line) => `f() { ${line}\n}`).join('\n');

    expect(() => execFileSync('dash', ['-n'], { input: script })).not.toThrow();
    for (const line of lines) expect(line).not.toMatch(/\{[{%#]/);
  });
});

describe('the steps around it', () => {
  it('leave nothing of the plan out', () => {
    for (const { name, card, target, rendering } of real) {
      const plan = planCard(card, { ...target, tool: 'conda' }, realRegistry);
      if (plan.kind === 'refusal') throw new Error(name);
      const { target: tables, workspace } = manifestOf(rendering.files[0]!.text);
      const own = tables[workspace.platforms[0]!.name]!;
      const said = rendering.use.map(({ lines }) => lines).join('\n');
      const tasks = Object.entries(own.tasks ?? {});
      for (const [task] of tasks)
        expect([name, said]).toEqual([name, expect.stringContaining(`pixi run ${task}`)]);
      const carried = Object.keys(own['pypi-dependencies'] ?? {}).map((one) => one.toLowerCase());
      const lost = plan.steps.flatMap((step) =>
        step.actions.filter((action) => {
          if (step.id === 'conda' || step.id === 'folder') return false;
          if (action.do === 'create-conda-environment' || action.do === 'set-library-path')
            return false;
          if (action.do === 'pip-install' || action.do === 'run-inside') {
            const line = taskLine(plan, [action]);
            if (tasks.some(([, { cmd }]) => cmd.includes(line))) return false;
            const names = action.do === 'pip-install' ? action.requirements.map(bareName) : ['?'];
            return !names.every((one) => carried.includes(one));
          }
          if (action.do === 'set-variable' && own.activation?.env[action.name] === action.value)
            return false;
          return !said.includes(renderStep(plan, { ...step, actions: [action] }));
        }),
      );
      expect([name, lost]).toEqual([name, []]);
    }
  });
});

describe('an odd value', () => {
  it('stays a value, in the file or in a line', () => {
    const checks = ODD_VALUES.map((value) => {
      const target = targetOf({ platform: 'ubuntu' });
      const rendering = pixi.render({ card: oddCard(value), target, registry: smallRegistry });
      if (rendering.kind === 'refusal') throw new Error(rendering.reason);
      const { workspace, target: tables } = manifestOf(rendering.files[0]!.text);
      const { activation, tasks } = tables[workspace.platforms[0]!.name]!;
      expect(activation?.env['LEAF_HOME'] ?? value).toBe(value);
      return tasks?.['check']?.cmd ?? '';
    });

    expect(lastWords(checks)).toEqual(ODD_VALUES);
  });
});

function manifestOf(text: string): Manifest {
  return parse(text) as unknown as Manifest;
}

function bareName(requirement: string): string {
  return /^[A-Za-z0-9._-]+/.exec(requirement)?.[0].toLowerCase() ?? '';
}

/** The last word of the last call of each task, as a POSIX shell reads it. */
function lastWords(lines: readonly string[]): readonly (string | undefined)[] {
  const script = lines.map((line) => `${line}\nprintf '\\1'`).join('\n');
  const python = `python() { printf '%s\\0' "$@"; }\n`;
  const out = execFileSync('dash', { input: python + script, encoding: 'utf8' });
  return out
    .split('\u0001')
    .slice(0, -1)
    .map((words) => words.split('\0').at(-2));
}
