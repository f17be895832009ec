/** Dev containers, judged by the schema of the specification. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, it } from 'vitest';
import { devcontainer } from '../../src/core/render/devcontainer/devcontainer.ts';
import { dockerfile } from '../../src/core/render/dockerfile/dockerfile.ts';
import {
  dashReads,
  distinctFiles,
  hostileCases,
  poisonedCases,
  realCases,
  runNoting,
  shellcheckAll,
} from './container-cases.ts';

const schema: object = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../fixtures/upstream-schemas/devcontainer.schema.json'),
    'utf8',
  ),
);
const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(
  schema,
);

interface Settings {
  readonly name: string;
  readonly remoteUser: string;
  readonly hostRequirements?: { readonly gpu?: unknown; readonly memory?: string };
  readonly secrets?: Readonly<Record<string, { readonly description: string }>>;
  readonly postCreateCommand?: string;
}

const { cases, refusals } = realCases(devcontainer);
const texts = distinctFiles(cases, 'devcontainer.json');
const poisoned = poisonedCases(devcontainer);

function settingsOf(text: string): Settings {
  return JSON.parse(text);
}

describe('the dev containers of the real cards', () => {
  it('conform to the schema of the specification', () => {
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) {
      validate(JSON.parse(text));

      expect(validate.errors ?? []).toEqual([]);
      expect(text).toMatch(/^[\n -~]*\n$/);
    }
  });

  it('say why where there is none', () => {
    expect(refusals.filter((reason) => !/[.]$/.test(reason))).toEqual([]);
  });

  it('have the image of the Dockerfile', () => {
    const own = new Set(distinctFiles(realCases(dockerfile).cases, 'Dockerfile'));

    for (const text of distinctFiles(cases, 'Dockerfile')) expect(own.has(text)).toBe(true);
  });

  it('ask for a GPU as far as the card needs one', () => {
    for (const { card, target, rendering } of cases) {
      const { hostRequirements } = settingsOf(rendering.files[0]!.text);
      const isRequired = card.hardware?.gpu === 'required';
      const wanted = isRequired ? true : 'optional';

      expect(hostRequirements?.gpu).toBe(target.gpu === 'cpu' ? undefined : wanted);
    }
  });

  it('have checks that sh reads and shellcheck does not mind', () => {
    const bodies = texts.flatMap((text) => settingsOf(text).postCreateCommand ?? []);

    expect(dashReads(bodies)).toEqual([]);
    expect(shellcheckAll(bodies)).toEqual([]);
  });
});

describe('a poisoned card', () => {
  it.each(poisoned.map((one) => [one.value, one] as const))('stays data: %s', (value, one) => {
    const text = one.rendering.files[0]!.text;
    const settings = settingsOf(text);

    validate(JSON.parse(text));
    const command = settings.postCreateCommand?.replace(/^cd [^ ]+ && /, '') ?? '';
    const { calls } = runNoting(command);

    expect(validate.errors ?? []).toEqual([]);
    expect(settings.name).toBe(value.replaceAll('${', '$ {'));
    expect(Object.keys(settings.secrets ?? {})).toEqual(['LEAF_TOKEN', 'LEAF_KEY']);
    expect(calls.map((words) => words.at(-1))).toContain(`x = ${JSON.stringify(value)}`);
    expect(text.replaceAll(/\$\{localEnv:LEAF_(?:TOKEN|KEY)\}/g, '')).not.toContain('${');
  });
});

describe('the hostile cards', () => {
  it('come out as settings that conform', () => {
    const found = hostileCases(devcontainer);

    expect(found.length).toBeGreaterThan(3);
    for (const { rendering } of found) {
      validate(JSON.parse(rendering.files[0]!.text));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});
