/** Files for Binder of every card: read by foreign parsers, checked by shellcheck, run under stubs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { quotePosix } from '../../src/core/quote/posix.ts';
import { sliceRegistry } from '../../src/core/registry-slice.ts';
import type { Registry } from '../../src/core/registry.ts';
import { binder } from '../../src/core/render/binder/binder.ts';
import { stepCommands } from '../../src/core/render/commands.ts';
import type { Rendering } from '../../src/core/render/format.ts';
import { findHost, planOnHost } from '../../src/core/render/notebook/plan-on-host.ts';
import { goldenTargets, onOpenNetwork } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { cardOf } from '../unit/small-cards.ts';
import { smallRegistry } from '../unit/small-registry.ts';
import { requireProgram } from '../shell/shells.ts';
import { runNotebooks } from './run-notebooks.ts';

const publisher = { site: 'https://cards.example/', repository: 'https://github.com/leaf/cards' };

const REGISTRY: Registry = {
  ...smallRegistry,
  hosts: [{ ...hostOf(realRegistry), platform: 'ubuntu', runtimes: [{ python: '3.12' }] }],
};

const TARGET: Target = { platform: 'ubuntu', gpu: 'cpu', tool: 'pip', features: [] };

interface Made {
  readonly card: Card;
  readonly target: Target;
  readonly rendering: Rendering;
}

const made: readonly Made[] = realCards.flatMap((card) =>
  goldenTargets.flatMap(({ target }) => {
    const rendering = render(card, target);
    return rendering.kind === 'refusal' ? [] : [{ card, target, rendering }];
  }),
);
const distinct: readonly Made[] = [
  ...new Map(made.map((one) => [JSON.stringify(one.rendering.files), one])).values(),
];

describe('the files for Binder of every card', () => {
  it('are the same every time, wherever the reader is, and from the slice of a page', () => {
    for (const { card, target, rendering } of distinct) {
      const slice: Registry = JSON.parse(JSON.stringify(sliceRegistry(realRegistry, card)));

      expect(render(card, target)).toEqual(rendering);
      expect(render(card, target, slice)).toEqual(rendering);
    }
    const ids = new Set(distinct.map(({ card }) => card.id));
    expect(distinct.length).toBeLessThanOrEqual(ids.size * 2);
  });

  it('name Python in the one way that repo2docker reads, and never twice', () => {
    const byTool = (isConda: boolean) =>
      distinct.filter(({ target }) => (target.tool === 'conda') === isConda);
    const textsOf = (some: readonly Made[], name: string) =>
      some.map(({ rendering }) => textOf(rendering, name));

    for (const text of textsOf(byTool(true), 'binder/environment.yml')) {
      expect(text).toMatch(/^  - "python=3\.\d+"$/m);
    }
    for (const text of textsOf(byTool(false), 'binder/runtime.txt')) {
      expect(text).toMatch(/^python-3\.(8|9|1[0-4])\n$/);
    }
    expect(textsOf(byTool(true), 'binder/runtime.txt')).toEqual(byTool(true).map(() => undefined));
    expect(textsOf(byTool(false), 'binder/environment.yml')).toEqual(
      byTool(false).map(() => undefined),
    );
  });

  it('hold an environment that PyYAML reads as plain strings', () => {
    const texts = distinct.flatMap(
      ({ rendering }) => textOf(rendering, 'binder/environment.yml') ?? [],
    );

    const read = parseYaml(texts);

    expect(texts.length).toBeGreaterThan(5);
    for (const { channels, dependencies } of read) {
      // A card may bring a channel of its own, after conda-forge.
      expect(channels[0]).toBe('conda-forge');
      expect(channels.at(-1)).toBe('nodefaults');
      for (const name of channels) expect(name).toMatch(/^[a-z][a-z-]+$/);
      for (const name of dependencies) expect(name).toMatch(/^[A-Za-z0-9_.-]+([ =<>!~].*)?$/);
    }
  });

  it('hold names of Debian packages only in apt.txt', () => {
    const names = distinct.flatMap(({ rendering }) =>
      (textOf(rendering, 'binder/apt.txt') ?? '').split('\n').filter((line) => line !== ''),
    );

    expect(names).toContain('ffmpeg');
    for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9+.-]+$/);
  });

  it('hold scripts in which shellcheck finds nothing', () => {
    const scripts = distinct.flatMap(({ rendering }) =>
      rendering.files.filter(({ name }) => /\/(postBuild|start)$/.test(name)),
    );

    expect(scripts.length).toBeGreaterThan(10);
    for (const script of scripts) expect(script.executable).toBe(true);
    expect(shellcheck(scripts.map(({ text }) => text))).toBe('');
  });

  it('do in postBuild what the plan for Binder wants, in its order', () => {
    const host = hostOf(realRegistry);
    for (const { card, target, rendering } of distinct) {
      const tool = target.tool === 'conda' ? 'conda' : 'pip';
      const hosted = planOnHost(
        card,
        { ...onOpenNetwork(target), gpu: 'cpu', tool },
        host,
        realRegistry,
      );
      if (isObstacle(hosted)) throw new Error(hosted.reason);

      const calls = runBuild(textOf(rendering, 'binder/postBuild') ?? '');

      expect({ id: card.id, calls }).toEqual({ id: card.id, calls: buildCalls(hosted.plan) });
    }
  });

  it('hold a notebook that checks and does not install', () => {
    const notebooks = distinct.map(
      ({ card, rendering }) => textOf(rendering, `${card.id}.ipynb`) ?? '',
    );

    const judged = runNotebooks(notebooks, [
      { colab: false, python: '3.12.3', platform: 'linux', machine: 'x86_64' },
    ]);

    for (const { failed, problem, runs } of judged) {
      expect(failed).toEqual([]);
      expect(problem).toBeNull();
      expect(runs[0]?.stopped).toBeNull();
      expect(runs[0]?.calls.length).toBeGreaterThan(0);
      expect(runs[0]?.calls.filter(({ argv }) => argv.includes('install'))).toEqual([]);
    }
  });

  it('come with a link that is encoded', () => {
    const silero = made.find(({ card }) => card.id === 'silero-vad');

    expect(silero?.rendering.notes[0]).toBe(
      'Open in Binder: https://mybinder.org/v2/gh/leaf/cards/binder-silero-vad?urlpath=lab%2Ftree%2Fsilero-vad.ipynb',
    );
  });
});

describe('Binder is refused with the fact', () => {
  it.each([
    ['cuml', 'RAPIDS cuML needs a GPU'],
    ['cellpose', 'Cellpose-SAM needs 8 GB of main memory; a session of Binder has 2.'],
    ['pyannote-diarization', 'a person has to do this first: Read the terms and accept them'],
    ['llama-cpp-python', 'a person has to do this first: Choose a model file'],
  ])('for %s', (id, reason) => {
    const card = realCards.find((one) => one.id === id);
    if (card === undefined) throw new Error(`There is no card ${id}.`);

    const found = render(card, { ...TARGET, platform: 'ubuntu-24.04' });

    expect(found.kind).toBe('refusal');
    expect(found).toHaveProperty('reason', expect.stringContaining(reason));
    expect(found).toHaveProperty('obstacle', 'format');
  });

  it.each([
    ['a GPU', { hardware: { gpu: 'required' } }, 'It does not run on Binder: Leaf needs a GPU'],
    [
      'its files',
      { weights: [{ from: 'https://example.org/w', when: 'first-use', size_gb: 3.1 }] },
      'The files of Leaf take 3.1 GB of main memory; a session of Binder has 2.',
    ],
    ['its Python', { python: '>=3.13' }, 'It does not run on Binder: Leaf needs Python >=3.13'],
    [
      'a token',
      { env: { LEAF_TOKEN: { ask: true, secret: true } } },
      'LEAF_TOKEN is yours alone and must not be typed into a public session',
    ],
  ] as const)('for %s', (_, facts, reason) => {
    const found = render(cardOf(facts), TARGET, REGISTRY);

    expect(found).toHaveProperty('reason', expect.stringContaining(reason));
  });

  it('but not for files that only optional parts need, which are named', () => {
    const weights = [
      { from: 'https://example.org/w', when: 'manual', optional: true, size_gb: 9 },
    ] as const;

    const found = render(cardOf({ weights }), TARGET, REGISTRY);

    if (found.kind === 'refusal') throw new Error(found.reason);
    expect(found.notes.at(-1)).toMatch(/^Left out: Model files: /);
  });
});

describe('a hostile value', () => {
  it.each([`it's "; $(touch x) \`y\` \\`, '${HOME} {{ x }} %', '- a: b # c', '\u00e9 \u{1f600}'])(
    'reaches build and session as it is: %j',
    (value) => {
      const card = cardOf({
        name: value,
        env: { LEAF: { value } },
        weights: [{ from: 'https://example.org/w', when: 'command', command: ['leaf-get', value] }],
      });

      const found = render(card, TARGET, REGISTRY);

      if (found.kind === 'refusal') throw new Error(found.reason);
      const build = textOf(found, 'binder/postBuild') ?? '';
      const start = textOf(found, 'binder/start') ?? '';
      expect(runBuild(build)).toContainEqual(['leaf-get', value]);
      // That such marks do nothing in single quotes is what is wanted here.
      expect(shellcheck([build, start], ['SC2016', 'SC1003'])).toBe('');
      const session = execFileSync('bash', ['-s', '--', '/usr/bin/env', '-0'], { input: start });
      expect(session.toString().split('\0')).toContain(`LEAF=${value}`);
    },
  );
});

function render(card: Card, target: Target, registry: Registry = realRegistry) {
  return binder.render({ card, target, registry, publisher });
}

function hostOf(registry: Registry) {
  const host = findHost(registry, 'binder');
  if (host === undefined) throw new Error('The data have no Binder.');
  return host;
}

function textOf({ files }: Rendering, name: string): string | undefined {
  return files.find((file) => file.name === name)?.text;
}

interface CondaEnvironment {
  readonly channels: readonly string[];
  readonly dependencies: readonly string[];
}

function parseYaml(texts: readonly string[]): readonly CondaEnvironment[] {
  const program =
    'import json, sys, yaml; json.dump([yaml.safe_load(t) for t in json.load(sys.stdin)], sys.stdout)';
  const out = execFileSync('/usr/bin/python3', ['-c', program], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  return JSON.parse(out);
}

function shellcheck(texts: readonly string[], but: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-binder-'));
  try {
    const names = [...new Set(texts)].map((text, index) => {
      const name = join(folder, `script-${index}`);
      writeFileSync(name, text);
      return name;
    });
    return spawnSync(
      requireProgram('shellcheck', 'shellcheck'),
      ['--norc', ...but.map((id) => `--exclude=${id}`), ...names],
      {
        encoding: 'utf8',
      },
    ).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the script with every program replaced by one that only says how it was called. */
function runBuild(script: string): readonly (readonly string[])[] {
  const words = new Set(script.match(/^(?!set |export |#)[A-Za-z_][\w.-]*(?= )/gm));
  const stubs = [...words].map(
    (word) => `${word}() { printf '%s\\0' ${quotePosix(word)} "$@"; printf '\\1'; }`,
  );
  const text = script.replace(/^#!.*\n/, `${stubs.join('\n')}\n`);
  const out = execFileSync('/bin/bash', ['-s'], {
    input: text,
    encoding: 'utf8',
    env: { PATH: '' },
  });
  return out
    .split('\x01')
    .filter((call) => call !== '')
    .map((call) => call.split('\0').slice(0, -1));
}

/** What is neither a file of its own nor the notebook's. */
function buildCalls(plan: Plan): readonly (readonly string[])[] {
  const inImage: Plan = { ...plan, environment: { kind: 'container', path: '' } };
  const own = new Set([
    'install-system',
    'refresh-lists',
    'create-venv',
    'create-conda-environment',
  ]);
  return plan.steps
    .filter(({ phase }) => phase !== 'verify')
    .flatMap((step) =>
      stepCommands(inImage, {
        ...step,
        actions: step.actions.filter((action) => !own.has(action.do)),
      }),
    )
    .flatMap((command) => (command.kind === 'run' ? [command.argv] : []));
}
