/** Scripts with inline metadata, read by the expression of the specification and compiled by Python. */
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/core/render/formats.ts';
import { scriptMetadata } from '../../src/core/render/script-metadata/script-metadata.ts';
import { uvProject } from '../../src/core/render/uv-project/uv-project.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { ODD_VALUES, madeOfHostileCards, madeOfRealCards, oddCard } from './distinct-renderings.ts';
import { readScripts } from './system-python.ts';

const TARGET = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;

const made = madeOfRealCards(scriptMetadata);
const texts = [...new Set(made.map(({ rendering }) => rendering.files[0]!.text))];
const read = new Map(readScripts(texts).map((reading, index) => [texts[index]!, reading]));

describe('scripts with inline metadata', () => {
  it('are made of most targets, and the format is offered', () => {
    expect(made.length).toBeGreaterThan(150);
    expect(formats).toContain(scriptMetadata);
  });

  it('have one block and compile', () => {
    for (const { blocks, fault, metadata } of read.values()) {
      expect({ blocks, fault, count: metadata.length }).toEqual({
        blocks: 1,
        fault: null,
        count: 1,
      });
    }
  });

  it('ask for what the project asks for, from the same places', () => {
    for (const { card, name, rendering, target } of made) {
      const project = uvProject.render({ card, target, registry: realRegistry });
      if (project.kind === 'refusal') throw new Error(project.reason);
      const whole = parse(project.files[0]!.text) as {
        project: Record<string, unknown>;
        tool: { uv: Record<string, unknown> };
      };
      const [metadata] = read.get(rendering.files[0]!.text)!.metadata;
      const { environments: _, package: __, ...uv } = whole.tool.uv;

      expect({ name, ...metadata }).toEqual({
        name,
        'requires-python': whole.project['requires-python'],
        dependencies: whole.project['dependencies'],
        ...(Object.keys(uv).length === 0 ? {} : { tool: { uv } }),
      });
    }
  });

  it('begin with lines that hold no word of a card', () => {
    for (const text of texts) {
      expect(text.startsWith('#!/usr/bin/env -S uv run --script\n# /// script\n')).toBe(true);
    }
  });

  it('are run once, and nothing of the plan is lost', () => {
    for (const { name, rendering } of made) {
      const file = rendering.files[0]!;
      const lines = rendering.use.map((use) => use.lines).join('\n');

      expect({ name, calls: lines.split(file.name).length - 1 }).toEqual({ name, calls: 1 });
      expect(file.executable).toBe(true);
      expect(file.name).toMatch(/-.*\.py$/);
      expect(file.text).toMatch(/^[ -~\n]*[^\n]\n$/);
    }
  });

  it('of hostile cards have one block, compile and ask for the same packages', () => {
    const hostile = madeOfHostileCards(scriptMetadata);
    const answers = readScripts(hostile.map(({ rendering }) => rendering.files[0]!.text));

    expect(hostile.length).toBeGreaterThan(1);
    for (const [index, { card, name, target }] of hostile.entries()) {
      const project = uvProject.render({ card, target, registry: realRegistry });
      if (project.kind === 'refusal') throw new Error(project.reason);
      const { project: wanted } = parse(project.files[0]!.text) as {
        project: { dependencies: unknown };
      };
      const { blocks, metadata } = answers[index]!;
      const dependencies = metadata[0]!['dependencies'];
      expect({ name, blocks, dependencies }).toEqual({
        name,
        blocks: 1,
        dependencies: wanted.dependencies,
      });
    }
  });

  it('keep odd names, examples and programs as data', () => {
    const values = [...ODD_VALUES, '# ///', '/// script', '# /// script\n# ///', '"""\n# ///\n'];
    const files = values.map((value) => {
      // A line feed is let into no command; an example has many.
      const line = value.replaceAll('\n', ' ');
      const card = {
        ...oddCard(line),
        after: [],
        usage: `${value}\n${value}`,
        verify: { run: ['leaf', line] },
      };
      const found = scriptMetadata.render({ card, target: TARGET, registry: realRegistry });
      if (found.kind === 'refusal') throw new Error(found.reason);
      return found.files[0]!.text;
    });

    for (const { blocks, fault, metadata } of readScripts(files)) {
      expect({ blocks, fault }).toEqual({ blocks: 1, fault: null });
      expect(metadata[0]!['dependencies']).toEqual(['torch==2.14.*', 'leaf']);
    }
  });
});
