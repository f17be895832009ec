/** Dockerfiles, read by a parser, a linter and a shell that are not ours. */
import { existsSync } from 'node:fs';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { askedVariables } from '../../src/core/render/folder.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { dockerfile } from '../../src/core/render/dockerfile/dockerfile.ts';
import { parsePowerShell } from '../shell/powershell-parse.ts';
import { PASTE_EXCEPTIONS } from '../shell/shellcheck.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import {
  dashReads,
  distinctFiles,
  hostileCases,
  poisonedCases,
  realCases,
  runNoting,
  shellcheckAll,
} from './container-cases.ts';

const { cases, refusals } = realCases(dockerfile);
const texts = distinctFiles(cases, 'Dockerfile');
const poisoned = poisonedCases(dockerfile);

function instructionsOf(text: string): readonly Instruction[] {
  return DockerfileParser.parse(text).getInstructions();
}

/** Shell commands of RUN instructions, without their options. */
function bodiesOf(text: string): readonly string[] {
  return instructionsOf(text)
    .filter((instruction) => instruction.getKeyword() === 'RUN')
    .map((instruction) => instruction.getRawArgumentsContent() ?? '');
}

/** Values of ENV and ARG as the builder reads them; the parser leaves the escape of a dollar alone. */
function settingsOf(text: string): Readonly<Record<string, string>> {
  const parsed = DockerfileParser.parse(text);
  const properties = [
    ...parsed.getENVs().flatMap((env) => env.getProperties()),
    ...parsed.getARGs().flatMap((arg) => arg.getProperty() ?? []),
  ];
  return Object.fromEntries(
    properties.map((one) => [one.getName(), (one.getValue() ?? '').replaceAll('\\$', '$')]),
  );
}

describe('the Dockerfiles of the real cards', () => {
  it('are many, and what is refused has a reason', () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(refusals.filter((reason) => !/[.]$/.test(reason))).toEqual([]);
  });

  it('hold one directive, and nothing that the linter minds', () => {
    for (const text of texts) {
      const directives = DockerfileParser.parse(text).getDirectives();

      expect(directives.map(String)).toEqual(['# syntax=docker/dockerfile:1']);
      expect(text.split('\n')[1]).toBe('#');
      expect(validate(text)).toEqual([]);
    }
  });

  it('begin with a base image that the data know, and run as a user without rights', () => {
    const tags = realRegistry.images.images
      .filter(({ ended }) => ended === undefined)
      .map(({ tag }) => tag.split('{')[0] ?? '');
    for (const text of texts) {
      const instructions = instructionsOf(text);
      const [from] = instructions.filter((one) => one.getKeyword() === 'FROM');
      const users = instructions.filter((one) => one.getKeyword() === 'USER');

      expect(tags.some((tag) => from?.getArgumentsContent()?.startsWith(tag))).toBe(true);
      expect(users.at(-1)?.getArgumentsContent()).toBe('app');
      expect(text).not.toMatch(/sudo|<</);
      expect(text).toMatch(/^[\n -~]*\n$/);
    }
  });

  it('have commands that sh reads and shellcheck does not mind', () => {
    const bodies = [...new Set(texts.flatMap(bodiesOf))];

    expect(dashReads(bodies)).toEqual([]);
    expect(shellcheckAll(bodies)).toEqual([]);
  });

  it('come with lines that the shell of the host reads', () => {
    const uses = cases.map(({ target, rendering }) => ({
      isWindows: target.platform === 'windows',
      lines: rendering.use.map(({ lines }) => lines).join('\n'),
    }));
    const posix = uses.filter(({ isWindows }) => !isWindows).map(({ lines }) => lines);
    const windows = uses.filter(({ isWindows }) => isWindows).map(({ lines }) => lines);

    const found = shellcheckAll([...new Set(posix)], Object.keys(PASTE_EXCEPTIONS));

    expect(found).toEqual([]);
    expect([...new Set(windows)].flatMap(parsePowerShell)).toEqual([]);
  });

  it('leave no secret in the image and no step out', () => {
    for (const { card, target, rendering } of cases) {
      const [file] = rendering.files;
      const plan = planCard(card, { ...target, tool: 'pip' }, realRegistry);
      if (plan.kind === 'refusal') continue;
      const lines = rendering.use.map((use) => use.lines).join('\n');

      for (const name of askedVariables(plan)) {
        expect(file?.text).not.toContain(name);
        expect(lines).toContain(name);
      }
      for (const step of plan.steps.filter(({ phase }) => phase === 'verify')) {
        expect(rendering.use.map(({ title }) => title)).toContain(step.title);
      }
    }
  });
});

describe('a poisoned card', () => {
  it.each(poisoned.map((one) => [one.value, one] as const))('stays data: %s', (value, one) => {
    const text = one.rendering.files[0]!.text;

    expect(validate(text)).toEqual([]);
    expect(settingsOf(text)['LEAF_MODE']).toBe(value);
    expect(DockerfileParser.parse(text).getDirectives().length).toBe(1);
    expect(dashReads(bodiesOf(text))).toEqual([]);
  });

  it.each(poisoned.map((one) => [one.value, one] as const))(
    'reaches pip whole: %s',
    (value, one) => {
      const bodies = bodiesOf(one.rendering.files[0]!.text);
      const install = bodies.find((body) => body.includes('leaf'));
      const last = bodies.findLast((body) => body.includes('pip install'));

      const { calls } = runNoting(last ?? '');

      expect(install).toBeDefined();
      expect(calls.flat()).toContain(`demo @ https://example.org/${value}`);
    },
  );

  it.each(poisoned.map((one) => [one.value, one] as const))(
    'is checked whole: %s',
    (value, one) => {
      const check = one.rendering.use.find(({ title }) => title === 'Check');
      const body = `docker() { .venv/bin/python "$@"; }\n${check?.lines ?? ''}`;

      const { calls } = runNoting(body);

      expect(calls.map((words) => words.at(-1))).toContain(`x = ${JSON.stringify(value)}`);
    },
  );
});

describe('all of them together', () => {
  it('ran nothing that a value asked for', () => {
    expect(existsSync('/tmp/cardstock-pwned')).toBe(false);
  });
});

describe('the hostile cards', () => {
  it('come out as one Dockerfile each, with one directive', () => {
    const found = hostileCases(dockerfile);

    expect(found.length).toBeGreaterThan(3);
    for (const { rendering } of found) {
      const text = rendering.files[0]!.text;
      expect(DockerfileParser.parse(text).getDirectives().length).toBe(1);
      expect(validate(text)).toEqual([]);
      expect(dashReads(bodiesOf(text))).toEqual([]);
    }
  });
});
