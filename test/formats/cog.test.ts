/** What is made for Cog, judged by Cog's schema, by two YAML readers and by Python. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cog } from '../../src/core/render/cog/cog.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import {
  type Case,
  dashReads,
  distinctFiles,
  hostileCases,
  poisonedCases,
  realCases,
  runNoting,
  shellcheckAll,
} from './container-cases.ts';

const validate = new Ajv({ strict: false, allErrors: true }).compile(schemaOfCog());

interface Config {
  readonly build: {
    readonly python_version: string;
    readonly gpu: boolean;
    readonly cuda?: string;
    readonly system_packages?: readonly string[];
    readonly python_requirements?: string;
    readonly run?: readonly string[];
  };
  readonly environment?: readonly string[];
  readonly run: string;
}

const { cases, refusals } = realCases(cog);
const texts = distinctFiles(cases, 'cog.yaml');
const poisoned = poisonedCases(cog);

/** Its nested ids are no addresses; without them the schema means the same. */
function schemaOfCog(): object {
  const path = join(import.meta.dirname, '../fixtures/upstream-schemas/cog.schema.json');
  const withoutIds = (key: string, value: unknown): unknown => (key === '$id' ? undefined : value);
  return JSON.parse(readFileSync(path, 'utf8'), withoutIds);
}

function configOf(text: string): Config {
  return parse(text);
}

function fileOf({ rendering }: Case, name: string): string {
  return rendering.files.find((file) => file.name === name)?.text ?? '';
}

/** Every text as PyYAML reads it. */
function readByPython(yaml: readonly string[]): readonly unknown[] {
  const code =
    'import json,sys,yaml; print(json.dumps([yaml.safe_load(t) for t in json.load(sys.stdin)]))';
  const out = execFileSync('/usr/bin/python3', ['-c', code], { input: JSON.stringify(yaml) });
  return JSON.parse(out.toString());
}

/** The lists CHECKS and what else is assigned at the top of each program. */
function assignmentsOf(programs: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const code = [
    'import ast, json, sys',
    'def read(text):',
    '    tree = ast.parse(text, feature_version=(3, 7))',
    '    found = [n for n in tree.body if isinstance(n, ast.Assign)]',
    '    return {n.targets[0].id: ast.literal_eval(n.value) for n in found}',
    'print(json.dumps([read(t) for t in json.load(sys.stdin)]))',
  ].join('\n');
  const out = execFileSync('/usr/bin/python3', ['-c', code], { input: JSON.stringify(programs) });
  return JSON.parse(out.toString());
}

describe('the files for Cog of the real cards', () => {
  it('conform to the schema of Cog, in both readers of YAML alike', () => {
    const read = readByPython(texts);

    expect(texts.length).toBeGreaterThan(15);
    texts.forEach((text, index) => {
      validate(parse(text));

      expect(validate.errors ?? []).toEqual([]);
      expect(read[index]).toEqual(parse(text, { version: '1.1' }));
      expect(read[index]).toEqual(parse(text));
    });
  });

  it('say why where there are none', () => {
    expect(refusals.filter((reason) => !/[.]$/.test(reason))).toEqual([]);
  });

  it('name a Python and a CUDA that Cog has, as strings', () => {
    for (const text of texts) {
      const { build } = configOf(text);

      expect(realRegistry.images.cog.pythons).toContain(build.python_version);
      expect([undefined, ...realRegistry.images.cog.cudas]).toContain(build.cuda);
      expect(build.gpu || build.cuda === undefined).toBe(true);
    }
  });

  it('install everything by the file or by commands, never by a second index', () => {
    for (const one of cases) {
      const { build } = configOf(fileOf(one, 'cog.yaml'));
      const file = fileOf(one, 'requirements.txt');

      expect(build.python_requirements === undefined).toBe(file === '');
      expect(file === '' ? build.run?.some((line) => line.includes('uv pip install')) : true).toBe(
        true,
      );
      expect(`${file}${build.run?.join('\n') ?? ''}`).not.toContain('extra-index-url');
    }
  });

  it('have commands that sh reads and shellcheck does not mind', () => {
    const bodies = [...new Set(texts.flatMap((text) => configOf(text).build.run ?? []))];

    expect(dashReads(bodies)).toEqual([]);
    expect(shellcheckAll(bodies)).toEqual([]);
  });

  it('have a runner that Python reads', () => {
    const programs = distinctFiles(cases, 'run.py');

    for (const found of assignmentsOf(programs)) {
      expect(Object.keys(found)).toEqual(['CARD', 'PACKAGE', 'CHECKS']);
    }
  });
});

describe('a poisoned card', () => {
  it.each(poisoned.map((one) => [one.value, one] as const))('stays data: %s', (value, one) => {
    const text = fileOf(one, 'cog.yaml');
    const config = configOf(text);
    const [found] = assignmentsOf([fileOf(one, 'run.py')]);
    const checks = found?.['CHECKS'];
    const quoted = config.environment?.[0]?.slice('LEAF_MODE='.length) ?? '';

    validate(parse(text));

    expect(validate.errors ?? []).toEqual([]);
    expect(quoted.slice(1, -1).replaceAll(/\\(["\\$])/g, '$1')).toBe(value);
    expect(JSON.stringify(checks)).toContain(JSON.stringify(`x = ${JSON.stringify(value)}`));
  });

  it.each(poisoned.map((one) => [one.value, one] as const))(
    'reaches uv whole: %s',
    (value, one) => {
      const { build } = configOf(fileOf(one, 'cog.yaml'));
      const wanted = `demo @ https://example.org/${value}`;

      const { calls } = runNoting((build.run ?? []).join('\n'));

      const lines = fileOf(one, 'requirements.txt').split('\n');
      expect([...calls.flat(), ...lines]).toContain(wanted);
    },
  );
});

describe('the hostile cards', () => {
  it('come out as files that conform', () => {
    const found = hostileCases(cog);

    expect(found.length).toBeGreaterThan(3);
    for (const one of found) {
      validate(parse(fileOf(one, 'cog.yaml')));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});
