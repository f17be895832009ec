/** Definition files, read by a reader made from the manual, and run as the builder runs them. */
import { describe, expect, it } from 'vitest';
import { apptainer } from '../../src/core/render/apptainer/apptainer.ts';
import { PASTE_EXCEPTIONS } from '../shell/shellcheck.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import {
  NASTY,
  dashReads,
  distinctFiles,
  hostileCases,
  poisonedCases,
  realCases,
  runNoting,
  shellcheckAll,
} from './container-cases.ts';
import { parseDefinition } from './container-definition.ts';

const { cases, refusals } = realCases(apptainer);
const texts = distinctFiles(cases, '.def');
const poisoned = poisonedCases(apptainer);

/** Sections that a shell runs. */
const SCRIPTS = ['post', 'environment', 'test', 'runscript'];

function scriptsOf(text: string): readonly string[] {
  const { sections } = parseDefinition(text);
  return SCRIPTS.flatMap((name) => sections[name] ?? []);
}

describe('the reader of definition files', () => {
  it('reads the header, sections and indented sections', () => {
    const text = 'Bootstrap: docker\nFrom: debian:12\n\n%post\n    true\n  %test\n    false\n';

    const found = parseDefinition(text);

    expect(found.header).toEqual({ bootstrap: 'docker', from: 'debian:12' });
    expect(Object.keys(found.sections)).toEqual(['post', 'test']);
  });

  it.each([
    ['a section in disguise', 'Bootstrap: docker\n%post\n    %s x\n'],
    ['a template variable', 'Bootstrap: docker\n%post\n    echo {{ name }}\n'],
    ['another keyword first', 'From: x\nBootstrap: docker\n'],
    ['no bootstrap', '%post\n true\n'],
    ['the same section twice', 'Bootstrap: docker\n%post\n%post\n'],
  ])('stops at %s', (_what, text) => {
    expect(() => parseDefinition(text)).toThrow(SyntaxError);
  });
});

describe('the definition files of the real cards', () => {
  it('are many, and what is refused has a reason', () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(refusals.filter((reason) => !/[.]$/.test(reason))).toEqual([]);
  });

  it('have the sections of the manual, and none that runs on the host', () => {
    for (const text of texts) {
      const { header, sections } = parseDefinition(text);

      expect(header['bootstrap']).toBe('docker');
      expect(header['from']).toMatch(/^[a-z/]+:[\w.-]+$/);
      expect(Object.keys(sections)).not.toContain('setup');
      expect(sections['labels']).toMatch(/^ {4}org\.cardstock\.card [a-z0-9-]+\n/);
      expect(sections['post']).not.toContain('sudo');
      expect(text).toMatch(/^[\n -~]*\n$/);
    }
  });

  it('have sections that sh reads and shellcheck does not mind', () => {
    const bodies = [...new Set(texts.flatMap(scriptsOf))];

    expect(dashReads(bodies)).toEqual([]);
    // SC2164: the builder runs it with -e, so a failing cd ends it.
    expect(shellcheckAll(bodies, ['SC2164'])).toEqual([]);
  });

  it('use a proxy while they are built and later', () => {
    const target = { platform: 'debian-12', gpu: 'cpu', tool: 'pip', features: [] } as const;
    const proxy = 'http://proxy.example.org:3128';
    const found = apptainer.render({
      card: realCards.find(({ id }) => id === 'silero-vad')!,
      target: { ...target, proxy },
      registry: realRegistry,
    });

    const { sections } = parseDefinition(found.kind === 'rendering' ? found.files[0]!.text : '');

    for (const name of ['post', 'environment']) {
      expect(sections[name]).toContain(`export https_proxy=${proxy}\n`);
    }
  });

  it('leave the check for a machine with the GPU', () => {
    const gpu = cases.filter(({ target }) => target.gpu !== 'cpu');
    for (const { rendering } of gpu) {
      const { sections } = parseDefinition(rendering.files[0]!.text);
      if (sections['test'] === undefined) continue;
      expect(sections['test']).toContain('[ ! -e /dev/');
    }
  });

  it('come with lines that shellcheck does not mind', () => {
    const lines = cases.map(({ rendering }) => rendering.use.map((use) => use.lines).join('\n'));

    expect(shellcheckAll([...new Set(lines)], Object.keys(PASTE_EXCEPTIONS))).toEqual([]);
  });
});

describe('a poisoned card', () => {
  it.each(poisoned.map((one) => [one.value, one] as const))('stays data: %s', (value, one) => {
    const { sections } = parseDefinition(one.rendering.files[0]!.text);

    const { printed } = runNoting(sections['environment'] ?? '', `printf '%s' "$LEAF_MODE"`);

    expect(printed).toBe(value);
  });

  it.each(poisoned.map((one) => [one.value, one] as const))('is built whole: %s', (value, one) => {
    const { sections } = parseDefinition(one.rendering.files[0]!.text);
    const post = (sections['post'] ?? '').replaceAll(/^ *(?:mkdir -p|cd) \/opt.*$/gm, ':');
    const test = (sections['test'] ?? '').replaceAll(/^ *cd \/opt.*$/gm, ':');

    const { calls } = runNoting(`${post}\n${test}`);

    expect(calls.flat()).toContain(`demo @ https://example.org/${value}`);
    expect(calls.map((words) => words.at(-1))).toContain(`x = ${JSON.stringify(value)}`);
  });

  it('is tried with every nasty value', () => {
    expect(poisoned.map(({ value }) => value)).toEqual([...NASTY]);
  });
});

describe('the hostile cards', () => {
  it('come out as a definition file each', () => {
    const found = hostileCases(apptainer);

    expect(found.length).toBeGreaterThan(3);
    for (const { rendering } of found) {
      expect(dashReads(scriptsOf(rendering.files[0]!.text))).toEqual([]);
    }
  });
});
