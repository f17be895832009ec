/** Lock files from a result that uv gave for a card, held to the published schema and read back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import type { StoredResolution } from '../../src/core/evidence/resolution.ts';
import { evaluateMarker, parseMarker } from '../../src/core/python/index.ts';
import { formats } from '../../src/core/render/formats.ts';
import { renderPylock } from '../../src/core/render/pylock/lock-text.ts';
import { pylock } from '../../src/core/render/pylock/pylock.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { ODD_VALUES } from './distinct-renderings.ts';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(projectRoot, 'test/fixtures', path), 'utf8'));
}

/** Made here by uv 0.13.9; the addresses are those of an example. */
const stored = readJson('resolutions/magika--ubuntu-24.04--cpu--uv.json') as StoredResolution;

// Its root forbids every key that only the branches of `oneOf` name; without that it says what it means.
const { additionalProperties: _, ...schema } = readJson(
  'upstream-schemas/pylock.schema.json',
) as Record<string, unknown>;
const validate = new Ajv({ strict: false }).compile(schema);

const TARGET = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;
const magika = realCards.find(({ id }) => id === 'magika')!;
const MARKER = "sys_platform == 'linux' and platform_machine == 'x86_64'";

interface Lock {
  readonly 'lock-version': string;
  readonly environments: readonly string[];
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly wheels?: readonly unknown[];
    readonly sdist?: unknown;
  }[];
}

function read(text: string): Lock {
  return parse(text) as unknown as Lock;
}

describe('lock files', () => {
  it('are made of a stored result for exactly the target', () => {
    const found = pylock.render({
      card: magika,
      target: TARGET,
      registry: realRegistry,
      resolutions: [{ ...stored, version: magika.version }],
    });

    if (found.kind === 'refusal') throw new Error(found.reason);
    const lines = found.use.map((use) => use.lines).join('\n');
    expect(found.files.map(({ name }) => name)).toEqual(['pylock.toml']);
    expect(lines).toContain('uv pip install --python .venv/bin/python -r pylock.toml');
    expect(lines.split('pylock.toml')).toHaveLength(2);
    expect(found.notes).toEqual(['uv 0.13.9 found these versions on 2026-11-22.']);
    expect(formats).toContain(pylock);
  });

  it('keep to the published schema, which knows a wrong key', () => {
    const text = renderPylock(stored, MARKER);
    const lock = parse(text);

    expect(validate({ ...lock, packages: [{ name: 'a', wheel: [] }] })).toBe(false);
    expect(validate(lock) ? [] : validate.errors).toEqual([]);
  });

  it('hold every file with its sum, sorted', () => {
    const { packages, ...head } = read(renderPylock(stored, MARKER));

    expect(head['lock-version']).toBe('1.0');
    expect(packages.map(({ name }) => name)).toEqual(
      stored.packages.map(({ name }) => name).toSorted(),
    );
    for (const locked of packages) {
      const wanted = stored.packages.find(({ name }) => name === locked.name)!;
      if (wanted.from !== 'index') throw new Error('The result holds files only.');
      expect(new Set(locked.wheels)).toEqual(new Set(wanted.wheels));
      expect(locked.sdist).toEqual(wanted.sdist);
    }
  });

  it('do not hang on the order of the result', () => {
    const turned = { ...stored, packages: stored.packages.toReversed() };

    expect(renderPylock(turned, MARKER)).toBe(renderPylock(stored, MARKER));
  });

  it('are for the target and for no other platform', () => {
    const [environment = ''] = read(renderPylock(stored, MARKER)).environments;
    const marker = parseMarker(environment);

    if (!marker.ok) throw new Error(marker.problem.message);
    const linux = { sys_platform: 'linux', platform_machine: 'x86_64' };
    expect(evaluateMarker(marker.value, linux)).toBe(true);
    expect(evaluateMarker(marker.value, { ...linux, platform_machine: 'aarch64' })).toBe(false);
  });

  it('hold a commit of a repository', () => {
    const commit = '02b5c4e295e990042a714712c21dc79b731e8833';
    const url = 'https://example.org/a/b';
    const text = renderPylock(
      { ...stored, packages: [{ name: 'b', from: 'git', url, commit }] },
      MARKER,
    );

    expect(validate(parse(text))).toBe(true);
    expect(read(text).packages).toEqual([
      { name: 'b', vcs: { type: 'git', url, 'commit-id': commit } },
    ]);
  });

  it('hold odd values as they are', () => {
    for (const value of ODD_VALUES) {
      const text = renderPylock(
        {
          ...stored,
          resolver: value,
          packages: [
            {
              name: value,
              version: value,
              from: 'index',
              wheels: [{ name: value, url: value, hashes: { sha256: value } }],
            },
          ],
        },
        MARKER,
      );

      expect(read(text).packages).toEqual([
        {
          name: value,
          version: value,
          wheels: [{ name: value, url: value, hashes: { sha256: value } }],
        },
      ]);
    }
  });

  it('are refused without a result, with the command that makes one', () => {
    const reasons = realCards.flatMap((card) =>
      goldenTargets.flatMap(({ target }) => {
        const found = pylock.render({
          card,
          target,
          registry: realRegistry,
          resolutions: [stored],
        });
        if (found.kind === 'rendering') return [];
        return found.obstacle === 'format' ? [found.reason] : [];
      }),
    );

    const commands = reasons.filter((reason) => reason.includes('uv pip compile'));
    expect(commands.length).toBeGreaterThan(150);
    for (const reason of commands) {
      expect(reason).toMatch(
        / --python-version 3\.\d+ --python-platform [a-z0-9_-]+ --output-file/,
      );
    }
  });
});
