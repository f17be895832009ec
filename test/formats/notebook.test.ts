/** Notebooks of every card and target, read by Jupyter's own library and run under a stub machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv04 from 'ajv-draft-04';
import * as fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { admitsMinor } from '../../src/core/card/when.ts';
import type { Card } from '../../src/core/card/card.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import type { Action, Plan, Target } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { linkMarkdown, quoteMarkdown } from '../../src/core/quote/markdown.ts';
import { toOneLine } from '../../src/core/quote/one-line.ts';
import { sliceRegistry } from '../../src/core/registry-slice.ts';
import type { Registry } from '../../src/core/registry.ts';
import { notebookText } from '../../src/core/render/notebook/cell.ts';
import { notebook } from '../../src/core/render/notebook/notebook.ts';
import { findHost, planOnHost } from '../../src/core/render/notebook/plan-on-host.ts';
import { publishedTarget } from '../../src/core/render/notebook/published-target.ts';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { goldenTargets, onOpenNetwork } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { cardOf, torchCardOf } from '../unit/small-cards.ts';
import { smallRegistry } from '../unit/small-registry.ts';
import { type Judged, type NotebookRun, runNotebooks, type Scenario } from './run-notebooks.ts';

const publisher = { site: 'https://cards.example/', repository: 'https://github.com/leaf/cards' };

const schema: object = JSON.parse(
  readFileSync(
    join(projectRoot, 'test/fixtures/upstream-schemas/nbformat-4.5.schema.json'),
    'utf8',
  ),
);
const conforms = new Ajv04({ strict: false }).compile(schema);

/** Colab with what it brings and with nothing, an old Python there, and this kernel. */
const COLAB: Scenario = {
  colab: true,
  python: '3.13.15',
  platform: 'linux',
  machine: 'x86_64',
  installed: {
    torch: '2.11.0+cu128',
    torchvision: '0.26.0+cu128',
    torchaudio: '2.11.0+cu128',
    torchcodec: '0.11.0+cu128',
    tensorflow: '2.20.0',
    jax: '0.7.2',
  },
};
const COLAB_OLD: Scenario = { ...COLAB, python: '3.12.13' };
const COLAB_BARE: Scenario = { ...COLAB, installed: {}, python: '3.12.13' };
const COLAB_NEW_BARE: Scenario = { ...COLAB, installed: {} };
const COLAB_ANCIENT: Scenario = { ...COLAB, python: '3.6.9' };
const LOCAL: Scenario = { colab: false, python: '3.12.3', platform: 'linux', machine: 'x86_64' };
const SCENARIOS = [COLAB, COLAB_OLD, COLAB_BARE, COLAB_NEW_BARE, COLAB_ANCIENT, LOCAL] as const;

interface Made {
  readonly card: Card;
  readonly target: Target;
  readonly text: string;
}

function render(card: Card, target: Target, registry: Registry = realRegistry) {
  return notebook.render({ card, target, registry, publisher });
}

function textOf(card: Card, target: Target, registry: Registry = realRegistry): string {
  const found = render(card, target, registry);
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found.files[0]?.text ?? '';
}

const made: readonly Made[] = realCards.flatMap((card) =>
  [...goldenTargets.map(({ target }) => target), publishedTarget(card)].flatMap((target) => {
    const found = render(card, target);
    return found.kind === 'refusal' ? [] : [{ card, target, text: found.files[0]?.text ?? '' }];
  }),
);
const distinct: readonly Made[] = [...new Map(made.map((one) => [one.text, one])).values()];
let judgements: readonly Judged[] | undefined;

function judged(): readonly (Made & Judged)[] {
  judgements ??= runNotebooks(
    distinct.map(({ text }) => text),
    SCENARIOS,
  );
  const all = judgements;
  return distinct.map((one, index) => ({ ...one, ...(all[index] as Judged) }));
}

describe('every notebook of the catalog', () => {
  it('is there for nearly every card', () => {
    const without = realCards.filter(({ id }) => !made.some(({ card }) => card.id === id));

    expect(distinct.length).toBeGreaterThan(realCards.length);
    expect(without.map(({ id }) => id)).toEqual(['alphafold3', 'rfdiffusion']);
  });

  it('conforms to the schema, has ids of its own, and nothing that ran', () => {
    for (const { text } of distinct) {
      const parsed: Notebook = JSON.parse(text);

      const isValid = conforms(parsed);

      expect(conforms.errors ?? []).toEqual([]);
      expect(isValid).toBe(true);
      const ids = parsed.cells.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(text).toMatch(/^[\n -~]*[^\n]\n$/);
      const code = parsed.cells.filter((cell) => cell.cell_type === 'code');
      expect(code.map(({ outputs, execution_count: count }) => [outputs, count])).toEqual(
        code.map(() => [[], null]),
      );
      expect(text).not.toContain('"trust');
    }
  });

  it('is accepted by nbformat, which would write the same bytes', () => {
    const refused = judged().filter(({ problem }) => problem !== null);
    const changed = judged().filter(({ written, text }) => `${written}\n` !== text);

    expect(refused.map(({ card, problem }) => [card.id, problem])).toEqual([]);
    expect(changed.map(({ card }) => card.id)).toEqual([]);
  });

  it('is plain Python, so that no value meets a magic', () => {
    const broken = judged().filter(({ failed }) => failed.length > 0);
    const magic = distinct.filter(({ text }) =>
      codeCells(text).some((source) => /^\s*[%!?]|[^=]=\s*!/m.test(source)),
    );

    expect(broken.map(({ card, failed }) => [card.id, failed])).toEqual([]);
    expect(magic.map(({ card }) => card.id)).toEqual([]);
  });

  it('is the same every time, and from the part of the registry that a page carries', () => {
    for (const { card, target, text } of distinct) {
      const slice: Registry = JSON.parse(JSON.stringify(sliceRegistry(realRegistry, card)));

      expect(textOf(card, target)).toBe(text);
      expect(textOf(card, target, slice)).toBe(text);
    }
  });
});

describe('in Colab', () => {
  const index = (scenario: Scenario) => SCENARIOS.indexOf(scenario);

  it('a notebook leaves the frameworks alone that the card accepts', () => {
    const runs = judged()
      .map((one) => one.runs[index(COLAB_OLD)] as NotebookRun)
      .filter(({ kept }) => kept.length > 0);

    expect(runs.length).toBeGreaterThan(5);
    for (const run of runs) {
      const limits = run.kept[0] ?? [];
      const calls = pipCalls(run);
      const named = calls.flatMap(({ argv }) => argv.filter((word) => names(limits, word)));
      expect(limits).not.toEqual([]);
      expect(run.kept).toEqual(calls.map(() => limits));
      expect(named.filter((word) => !limits.includes(word))).toEqual([]);
    }
  });

  it('a notebook says which framework it has to replace', () => {
    const silero = judged().find(({ card }) => card.id === 'silero-vad') as Made & Judged;

    const run = silero.runs[index(COLAB)] as NotebookRun;

    expect(run.shown).toContain('torch 2.11.0+cu128 is there, but the model needs >=1.12.0,<2.9');
    expect(run.kept).toEqual([]);
  });

  it('a notebook stops at a Python that does not fit, before it does anything', () => {
    const bound = judged().filter(({ card }) =>
      card.python.some(({ version }) => !admitsMinor(version, '3.6')),
    );

    expect(bound.length).toBeGreaterThan(50);
    for (const { runs } of bound) {
      const run = runs[index(COLAB_ANCIENT)] as NotebookRun;
      expect(run.stopped).toMatch(/needs Python|cannot be installed in Colab/);
      expect(run.calls).toEqual([]);
    }
  });

  it('a notebook says which runtime to choose when the latest has too new a Python', () => {
    const cellpose = judged().find(({ card }) => card.id === 'cellpose') as Made & Judged;

    const run = cellpose.runs[index(COLAB)] as NotebookRun;

    expect(run.stopped).toBe(
      'Stopped: Cellpose-SAM needs Python >=3.9,<3.13; this kernel runs Python 3.13.15. Under Runtime, Change runtime type, choose the runtime version 2026.07, which has Python 3.12.',
    );
  });

  it('a notebook does all of the plan for that host, in its order', () => {
    const wanted = judged().map((one) => ({ ...one, found: planOnColab(one) }));
    const refused = wanted.filter(({ found }) => isObstacle(found));
    const planned = wanted.flatMap(({ card, runs, found }) => {
      if (isObstacle(found)) return [];
      const python = found.plan.python?.version;
      // Runtimes with an older Python exist, but none of them is pretended here.
      if (python !== '3.12' && python !== '3.13') return [];
      const at = python === '3.12' ? COLAB_BARE : COLAB_NEW_BARE;
      return [{ id: card.id, run: runs[index(at)] as NotebookRun, plan: found.plan }];
    });

    expect(planned.length).toBeGreaterThan(50);
    for (const { id, run, plan } of planned) {
      expect({ id, ...said(run) }).toEqual({
        id,
        stopped: null,
        calls: expectedCalls(plan.steps),
      });
    }
    for (const { runs } of refused) {
      const run = runs[index(COLAB_BARE)] as NotebookRun;
      expect(run.stopped).toContain('It cannot be installed in Colab: ');
      expect(run.calls).toEqual([]);
    }
  });

  it('a notebook for a GPU stops without one', () => {
    const cuml = distinct.find(({ card }) => card.id === 'cuml') as Made;

    const [found] = runNotebooks([cuml.text], [{ ...COLAB, missing: ['nvidia-smi'] }]);

    expect(found?.runs[0]?.stopped).toBe(
      'Stopped: This runtime has no GPU. Choose one under Runtime, Change runtime type.',
    );
    expect(JSON.parse(cuml.text).metadata).toMatchObject({
      accelerator: 'GPU',
      colab: { gpuType: 'T4' },
    });
  });
});

describe('in a kernel of the reader', () => {
  const here = SCENARIOS.indexOf(LOCAL);

  it('a notebook does what follows the environment, and nothing as an administrator', () => {
    const planned = judged().map(({ card, target, runs }) => {
      const plan = planOf(card, target);
      const { id } = plan.place.platform;
      const platform = realRegistry.platforms.find((one) => one.id === id);
      const isHere = platform?.osArch === 'linux-x86_64';
      return { id: card.id, plan, isHere, run: runs[here] as NotebookRun };
    });
    const elsewhere = planned.filter(({ isHere }) => !isHere);
    const fitting = planned.filter(({ isHere, run }) => isHere && run.stopped === null);
    const misfits = planned.filter(({ isHere, run }) => isHere && run.stopped !== null);

    expect(fitting.length).toBeGreaterThan(20);
    for (const { id, plan, run } of fitting) {
      const steps = plan.steps.filter(({ phase }) => phase !== 'system' && phase !== 'python');
      expect({ id, ...said(run) }).toEqual({ id, stopped: null, calls: expectedCalls(steps) });
      expect(run.entered).toEqual([id]);
    }
    for (const { plan, run } of elsewhere) {
      expect(run.stopped).toContain(`This notebook was made for ${plan.place.platform.name}`);
    }
    for (const { run } of misfits) expect(run.stopped).toContain('needs Python');
  });

  it('the lines before it do what the notebook leaves to a terminal', () => {
    for (const { card, target } of made) {
      const found = render(card, target);
      if (found.kind === 'refusal') throw new Error(found.reason);
      const plan = planOf(card, target);
      const before = plan.steps.filter(({ phase }) => phase === 'system' || phase === 'python');

      expect(found.use.map(({ title }) => title)).toEqual([
        ...before.map(({ title }) => title),
        'Jupyter',
      ]);
      expect(plan.steps.slice(0, before.length)).toEqual(before);
    }
  });

  it('a token is asked for and kept in the session', () => {
    const pyannote = judged().find(
      ({ card, runs }) => card.id === 'pyannote-diarization' && runs[here]?.stopped === null,
    );

    expect(pyannote?.runs[here]?.asked).toEqual(['HF_TOKEN: ']);
    expect(pyannote?.runs[here]?.set).toEqual({ HF_TOKEN: 'typed' });
    expect(pyannote?.text).toContain('getpass');
  });
});

describe('a hostile value', () => {
  const nasty = [
    `'); import os; os.system('x') #`,
    '"""\\"; $(id) `id` {os.getpid()} ${HOME}',
    '%pip install evil',
    '!touch /tmp/evil',
    '<script>alert(1)</script> [a](javascript:alert(1)) ![](https://evil.example/x)',
    '\\begin{equation} $$x$$ @@0@@ | a | b |',
    'line one line two \u2028 \u202e \ud800 \u00e9',
  ];
  const target: Target = { platform: 'ubuntu', gpu: 'cpu', tool: 'pip', features: [] };

  it.each(nasty)('reaches the program as it is: %j', (value) => {
    const plain = value.toWellFormed();
    const card = torchCardOf({
      name: value,
      summary: value,
      env: { LEAF: { value: plain } },
      weights: [{ from: 'https://example.org/w', when: 'command', command: ['leaf-get', plain] }],
      after: [{ manual: value, url: `https://example.org/"><script>` }],
      notes: [{ text: value }],
    });

    const text = textOf({ ...card, name: plain }, target, smallRegistry);
    const [found] = runNotebooks([text], [LOCAL]);

    expect(found?.failed).toEqual([]);
    expect(found?.problem).toBeNull();
    expect(found?.runs[0]?.stopped).toBeNull();
    expect(found?.runs[0]?.set).toEqual({ LEAF: plain });
    expect(found?.runs[0]?.calls.map(({ argv }) => argv)).toContainEqual(['leaf-get', plain]);
    for (const source of markdownCells(text)) {
      const tree = unified().use(remarkParse).use(remarkGfm).parse(source);
      expect(JSON.stringify(tree)).not.toMatch(
        /"type":"(html|image|table|delete|inlineCode|footnote)/,
      );
    }
    const intro = unified()
      .use(remarkParse)
      .parse(markdownCells(text)[0] ?? '');
    expect(toString(intro.children[1])).toBe(toOneLine(value));
  });

  it.each(['%time leaf()', 'x = !ls', 'leaf?', '?leaf', '!ls', ',f a', '/f a', '%%bash\nls'])(
    'in the example is shown and not run: %j',
    (usage) => {
      const text = textOf(cardOf({ usage }), target, smallRegistry);

      const { cells } = JSON.parse(text);
      const types = cells
        .filter(({ source }: { source: string[] }) => source.join('') === usage)
        .map(({ cell_type: type }: { cell_type: string }) => type);
      expect(types).toEqual(['raw']);
    },
  );

  it('cannot make two cells share an id', () => {
    const keys = Array.from({ length: 400 }, () => 'same');

    const text = notebookText(
      'leaf',
      keys.map((key) => ({ key, type: 'raw', lines: [''] })),
    );

    const ids = JSON.parse(text).cells.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(400);
  });
});

describe('text in Markdown', () => {
  it('is read back as it was, whatever it holds', () => {
    const values = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~$^=&:;/w1) \n'.split('')) }),
    );

    fc.assert(
      fc.property(values, (value) => {
        const tree = unified().use(remarkParse).use(remarkGfm).parse(quoteMarkdown(value));

        expect(toString(tree)).toBe(toOneLine(value));
        expect(JSON.stringify(tree)).not.toMatch(/"type":"(link|html|image|heading|list|emphasis)/);
      }),
      { numRuns: 2000 },
    );
  });

  it('links only to plain https addresses', () => {
    expect(linkMarkdown('https://a.org/b?c=d')).toBe('<https://a.org/b?c=d>');
    expect(linkMarkdown('javascript:alert(1)')).not.toContain('<');
    expect(linkMarkdown('https://a.org/> <b>')).not.toContain('<');
  });
});

interface Notebook {
  readonly cells: readonly {
    readonly id: string;
    readonly cell_type: string;
    readonly source: readonly string[];
    readonly outputs?: readonly unknown[];
    readonly execution_count?: number | null;
  }[];
}

/** The plan that the notebook's own GPU wish belongs to. */
function planOnColab({ card, target, text }: Made) {
  const host = findHost(realRegistry, 'colab');
  if (host === undefined) throw new Error('The data have no Colab.');
  const gpu = JSON.parse(text).metadata.accelerator === 'GPU' ? 'turing' : 'cpu';
  return planOnHost(card, { ...onOpenNetwork(target), gpu, tool: 'pip' }, host, realRegistry);
}

function planOf(card: Card, target: Target): Plan {
  const tool = target.tool === 'conda' ? 'conda' : 'pip';
  const plan = planCard(card, { ...target, tool }, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  return plan;
}

function said({ stopped, calls }: NotebookRun) {
  return { stopped, calls: calls.map(({ argv }) => plainArgv(argv)) };
}

/** Whether a word of a command line is a requirement on a package that has a limit. */
function names(limits: readonly string[], word: string): boolean {
  const name = /^[\w.-]+/.exec(word)?.[0];
  return limits.some((line) => line.split('==')[0] === name);
}

function codeCells(text: string): readonly string[] {
  return cellsOf(text, 'code').filter((source) => !source.startsWith('import importlib\n'));
}

function markdownCells(text: string): readonly string[] {
  return cellsOf(text, 'markdown');
}

function cellsOf(text: string, type: string): readonly string[] {
  const { cells }: Notebook = JSON.parse(text);
  return cells.filter((cell) => cell.cell_type === type).map(({ source }) => source.join(''));
}

function pipCalls({ calls }: NotebookRun) {
  return calls.filter(({ argv }) => argv.includes('pip'));
}

/** Without what differs from machine to machine: the interpreter's path and the file of limits. */
function plainArgv(argv: readonly string[]): readonly string[] {
  const [program = '', ...rest] = argv;
  const at = rest.indexOf('--constraint');
  const words = at < 0 ? rest : [...rest.slice(0, at), ...rest.slice(at + 2)];
  return [/python[\d.]*$/.test(program) ? 'python' : program, ...words];
}

/** What the actions of steps come to for a kernel, said a second time from the contract. */
function expectedCalls(steps: Plan['steps']): readonly (readonly string[])[] {
  return steps.flatMap(({ actions }) => actions.flatMap((action) => callsOf(action)));
}

const FLAGS: Readonly<Record<string, string>> = {
  'only-binary': '--only-binary=:all:',
  'no-binary': '--no-binary=:all:',
};

function callsOf(action: Action): readonly (readonly string[])[] {
  if (action.do === 'refresh-lists' || action.do === 'run' || action.do === 'run-inside') {
    return [action.argv];
  }
  if (action.do === 'install-system') return [[...action.argv, ...action.names]];
  if (action.do === 'clone') {
    return [
      ['git', 'clone', '--', action.repo, action.into],
      ['git', '-C', action.into, 'checkout', '--detach', action.commit],
    ];
  }
  if (action.do !== 'pip-install') return [];
  const flags = action.flags.filter((flag) => flag !== 'editable');
  const isEditable = (name: string) => action.flags.includes('editable') && name.startsWith('.');
  return [
    [
      'python',
      '-m',
      'pip',
      'install',
      ...flags.map((flag) => FLAGS[flag] ?? `--${flag}`),
      ...(action.indexUrl === undefined ? [] : ['--index-url', action.indexUrl]),
      ...(action.findLinks === undefined ? [] : ['--find-links', action.findLinks]),
      ...action.requirements.flatMap((name) => (isEditable(name) ? ['--editable', name] : [name])),
    ],
  ];
}
