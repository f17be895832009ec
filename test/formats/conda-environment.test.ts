/** environment.yml of every card and target, read by two parsers and held to CEP 24 and CEP 29. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Plan } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { actionCommands } from '../../src/core/render/commands.ts';
import { condaEnvironment } from '../../src/core/render/conda-environment/conda-environment.ts';
import { strictSpec } from '../../src/core/render/conda-environment/environment-file.ts';
import { renderStep } from '../../src/core/render/render.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { smallRegistry } from '../unit/small-registry.ts';
import { targetOf } from '../unit/small-cards.ts';
import { ODD_VALUES, madeOfHostileCards, madeOfRealCards, oddCard } from './distinct-renderings.ts';
import { matchSpecProblem } from './match-spec.ts';

interface EnvironmentYaml {
  readonly name: string;
  readonly channels: readonly string[];
  readonly dependencies: readonly (string | { readonly pip: readonly string[] })[];
  readonly variables?: Readonly<Record<string, string>>;
}

const READ_ALL =
  'import json, sys, yaml; print(json.dumps([yaml.safe_load(t) for t in json.load(sys.stdin)]))';

/** What PyYAML, which conda used for years, makes of texts. */
function readByPyYaml(texts: readonly string[]): readonly EnvironmentYaml[] {
  const options = { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1e8 } as const;
  return JSON.parse(execFileSync('/usr/bin/python3', ['-c', READ_ALL], options));
}

const real = madeOfRealCards(condaEnvironment);
const made = [...real, ...madeOfHostileCards(condaEnvironment)];
const texts = [...new Set(made.map(({ rendering }) => rendering.files[0]!.text))];
const read = texts.map((text): EnvironmentYaml => parse(text));

describe('every environment.yml', () => {
  it('is there for most cards', () => {
    expect(texts.length).toBeGreaterThan(40);
  });

  it('means the same to PyYAML and to a parser of YAML 1.2', () => {
    expect(readByPyYaml(texts)).toEqual(read);
  });

  it('is an environment as CEP 24 has it', () => {
    for (const file of read) expect(cep24Problems(file)).toEqual([]);
  });

  it('names packages by match specifications', () => {
    const specs = new Set(read.flatMap(({ dependencies }) => dependencies.filter(isText)));

    expect(
      [...specs].map((spec) => matchSpecProblem(spec)).filter((one) => one !== undefined),
    ).toEqual([]);
    expect(specs.size).toBeGreaterThan(10);
  });

  it('is ASCII and ends in one line feed', () => {
    for (const text of texts) expect(text).toMatch(/^[ -~\n]*[!-~]\n$/);
  });
});

describe('the steps around it', () => {
  it('leave nothing of the plan out and keep its order', () => {
    for (const { name, card, target, rendering } of real) {
      const plan = planCard(card, { ...target, tool: 'conda' }, realRegistry);
      if (plan.kind === 'refusal') throw new Error(name);
      const file: EnvironmentYaml = parse(rendering.files[0]!.text);
      const said = `${rendering.use.map(({ lines }) => lines).join('\n')}\n`;
      expect([name, missing(plan, file, said)]).toEqual([name, []]);
    }
  });
});

describe('an odd value', () => {
  it('stays a value', () => {
    const cards = ODD_VALUES.map((value) => [value, oddCard(value)] as const);
    const files = cards.map(([, card]) => {
      const rendering = condaEnvironment.render({
        card,
        target: targetOf(),
        registry: smallRegistry,
      });
      if (rendering.kind === 'refusal') throw new Error(rendering.reason);
      return rendering.files[0]!.text;
    });

    const both = readByPyYaml(files);

    expect(both.map(({ variables }) => variables?.['LEAF_HOME'])).toEqual(ODD_VALUES);
    expect(files.map((text): unknown => parse(text))).toEqual(both);
    for (const { variables } of both) expect(Object.keys(variables ?? {})).toEqual(['LEAF_HOME']);
  });
});

/** What is said neither by the file nor, in order, by the lines. */
function missing(plan: Plan, file: EnvironmentYaml, said: string): readonly string[] {
  const pip = file.dependencies.flatMap((one) => (isText(one) ? [] : one.pip));
  const lost: string[] = [];
  let at = 0;
  for (const step of plan.steps) {
    for (const action of step.actions) {
      if (action.do === 'make-folder' && action.path === plan.folder) continue;
      if (action.do === 'enter-folder') continue;
      if (action.do === 'create-conda-environment') {
        if (action.packages.every((spec) => file.dependencies.includes(strictSpec(spec)))) continue;
      }
      if (action.do === 'set-variable' && file.variables?.[action.name] === action.value) continue;
      const lines = renderStep(plan, { ...step, actions: [action] });
      const found = said.indexOf(`${lines}\n`, at);
      if (found !== -1) at = found + lines.length;
      else if (action.do !== 'pip-install' || !isInSection(action, pip)) {
        lost.push(JSON.stringify(actionCommands(plan, action)));
      }
    }
  }
  return lost;
}

function isInSection(
  action: { readonly requirements: readonly string[]; readonly indexUrl?: string | undefined },
  section: readonly string[],
): boolean {
  const index = section.find((line) => line.startsWith('--index-url '));
  const hasIndex =
    index === (action.indexUrl === undefined ? undefined : `--index-url ${action.indexUrl}`);
  return hasIndex && action.requirements.every((requirement) => section.includes(requirement));
}

/** @see https://conda.org/learn/ceps/cep-0024 */
function cep24Problems(file: EnvironmentYaml): readonly string[] {
  const problems: string[] = [];
  const unknown = Object.keys(file).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) problems.push(`unknown keys ${unknown.join(', ')}`);
  if (/[/:# ]/.test(file.name) || ['base', 'root', ''].includes(file.name)) problems.push('name');
  if (file.channels.at(-1) !== 'nodefaults') problems.push('default channels');
  const sections = file.dependencies.filter((one) => !isText(one));
  if (sections.length > 1) problems.push('several sections');
  for (const section of sections) {
    if (Object.keys(section).join() !== 'pip') problems.push('a section that is not pip');
    if (!file.dependencies.includes('pip')) problems.push('pip is not among the packages');
  }
  return problems;
}

const KEYS: readonly string[] = ['name', 'channels', 'dependencies', 'variables'];

function isText(one: EnvironmentYaml['dependencies'][number]): one is string {
  return typeof one === 'string';
}
