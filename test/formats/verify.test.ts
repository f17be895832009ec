/** `verify.py` of every card, read by Python and run in environments that are made up. */
import { execFileSync, spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import type { Card as RawCard } from '../../src/core/generated/card.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { admits } from '../../src/core/python/index.ts';
import { VERSIONS } from '../../src/core/render/verify/program-versions.ts';
import { verifyFile, verifyFormat } from '../../src/core/render/verify/verify.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { cardOf, torchCardOf } from '../unit/small-cards.ts';
import { madeOfHostileCards } from './distinct-renderings.ts';
import { type Outcome, newFolder, osRelease, python, writeFiles } from './machines.ts';
import { poisoned, readPython } from './python-files.ts';

type Files = Readonly<Record<string, string>>;

/** A distribution as an installer leaves it. */
function installed(name: string, version: string, more: Files = {}): Files {
  const folder = `site/${name}-${version}.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`;
  const own = Object.entries(more).map(([file, text]) => [`${folder}/${file}`, text]);
  return { [`${folder}/METADATA`]: metadata, ...Object.fromEntries(own) };
}

/** As much of torch as the check looks at; `cuda` is what it was built for. */
function torch(cuda: string, isAvailable: boolean): Files {
  return {
    ...installed('torch', `2.14.1+${cuda === 'None' ? 'cpu' : 'cu130'}`),
    'site/torch.py': `
class Thing:
    def __init__(self, value): self.value = value
    def __mul__(self, other): return Thing(self.value * other)
    def sum(self): return Thing(self.value * 8)
    def item(self): return self.value
class device: type = "cpu"
class version: cuda = ${cuda}; hip = None
class cuda:
    @staticmethod
    def is_available(): return ${isAvailable ? 'True' : 'False'}
class backends:
    class mps:
        @staticmethod
        def is_built(): return False
def ones(count, device): return Thing(1)
def zeros(count):
    thing = Thing(0)
    thing.device = device
    return thing
`,
  };
}

const LEAF: Files = {
  ...installed('leaf', '1.2', { 'entry_points.txt': '[plants]\nleaf = leaf:Leaf\n' }),
  'site/leaf.py': 'class Leaf:\n    def sort(self): pass\n',
};

const FACTS: Partial<RawCard> = {
  import: 'leaf',
  verify: { python: 'import leaf; assert leaf.Leaf().sort() is None' },
  interface: {
    entry_point: { group: 'plants', name: 'leaf', object: 'leaf:Leaf' },
    class: 'leaf:Leaf',
    methods: ['sort'],
  },
};

const WHOLE = torchCardOf({ pip: ['leaf>=1.0'], ...FACTS });

function verify(card: Card, files: Files, ...options: readonly string[]): Outcome {
  const folder = newFolder();
  writeFiles(folder, { ...files, 'work/verify.py': verifyFile(card, realRegistry) });
  const release = osRelease({ ID: 'debian', VERSION_ID: '12' });
  writeFiles(join(folder, 'root'), release);
  return spawnSync(python, ['-B', 'verify.py', '--root', join(folder, 'root'), ...options], {
    cwd: join(folder, 'work'),
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', PYTHONPATH: join(folder, 'site') },
  });
}

describe('verify.py', () => {
  it('is read by Python 3.7 for every card, as ASCII with no card in its first lines', () => {
    const texts = realCards.map((card) => verifyFile(card, realRegistry));

    const trees = readPython(texts);

    expect(trees.map(({ data }) => data['MODEL'])).toEqual(
      realCards.map(({ id, name }) => expect.objectContaining({ id, name })),
    );
    expect(new Set(trees.map(({ program }) => program)).size).toBe(1);
    expect(new Set(texts.map((text) => text.split('\n', 14).join('\n'))).size).toBe(1);
    for (const text of texts) expect(text).toMatch(/^[\n -~]+[^\n]\n$/);
  });

  it('expects of one target exactly what its plan installs', () => {
    const made = realCards.flatMap((card) =>
      goldenTargets.flatMap(({ target }) => {
        const found = verifyFormat.render({ card, target, registry: realRegistry });
        const plan = planCard(card, target, realRegistry);
        return found.kind === 'rendering' && plan.kind === 'plan' ? [{ plan, found }] : [];
      }),
    );

    const trees = readPython([...new Set(made.map(({ found }) => found.files[0]!.text))]);

    expect(trees.length).toBeGreaterThan(realCards.length);
    for (const { plan, found } of made) {
      const requirements = plan.steps
        .filter(({ phase }) => phase === 'framework')
        .flatMap(({ actions }) =>
          actions.flatMap((action) => (action.do === 'pip-install' ? action.requirements : [])),
        );
      for (const text of requirements) {
        const name = /^[A-Za-z0-9-]+/.exec(text)![0];
        expect(found.files[0]!.text).toContain(`"${name}": "`);
      }
    }
  }, 120_000);

  it('holds whatever a card says as data', () => {
    const hostile = poisoned();

    const [tree] = readPython([verifyFile(hostile, realRegistry)]);
    const [usual] = readPython([verifyFile(WHOLE, realRegistry)]);

    expect(tree?.data['MODEL']).toEqual({
      id: 'leaf',
      name: hostile.name,
      version: hostile.name,
      imports: ['leaf'],
      interface: { group: hostile.name, name: hostile.name, object: hostile.name },
      verify: { python: hostile.name, run: ['python', hostile.name] },
    });
    expect(tree?.program).toBe(usual?.program);
  });

  it('holds the hostile corpus as data', () => {
    const made = madeOfHostileCards(verifyFormat);

    const trees = readPython(made.map(({ rendering }) => rendering.files[0]!.text));

    expect(trees.map(({ data }) => data['MODEL'])).toEqual(
      made.map(({ card }) => expect.objectContaining({ id: card.id, name: card.name })),
    );
    expect(trees.length).toBeGreaterThan(10);
    expect(new Set(trees.map(({ program }) => program)).size).toBe(1);
  });

  it('ends with 0 when all is well', () => {
    const { status, stdout } = verify(WHOLE, { ...LEAF, ...torch('None', false) });

    expect(stdout).not.toContain('FAIL');
    expect(stdout).toMatch(/^ok {3}PyTorch on cpu: computes$/m);
    expect(stdout).toMatch(/^ok {3}plug-in leaf of plants: is registered$/m);
    expect(stdout).toMatch(/^ok {3}method sort: is there$/m);
    expect(stdout).toMatch(/^ok {3}own check: passed$/m);
    expect(status).toBe(0);
  });

  it('ends with 1 when a package is missing, whatever else is wrong', () => {
    const { status, stdout } = verify(WHOLE, LEAF);

    expect(stdout).toMatch(/^FAIL torch: is not installed$/m);
    expect(status).toBe(1);
  });

  it('ends with 2 when a version is wrong', () => {
    const files = { ...LEAF, ...torch('None', false), ...installed('leaf', '1.2') };
    const card = torchCardOf({ ...FACTS, pip: ['leaf>=1.3,<2'] });

    const { status, stdout } = verify(card, files);

    expect(stdout).toMatch(/^FAIL leaf: 1\.2; the plan wants >=1\.3,<2$/m);
    expect(status).toBe(2);
  });

  it('ends with 3 when an import fails, and names the missing library and its package', () => {
    const error = 'libGL.so.1: cannot open shared object file: No such file or directory';
    const files = {
      ...torch('None', false),
      ...LEAF,
      'site/leaf.py': `raise ImportError("${error}")`,
    };

    const { status, stdout } = verify(WHOLE, files);

    expect(stdout).toMatch(/^FAIL import leaf: the library libGL\.so\.1 is missing/m);
    expect(stdout).toMatch(/^ +Fix: .*apt-get install -y --no-install-recommends libgl1$/m);
    expect(status).toBe(3);
  });

  it('ends with 4 when the device of the build is not there', () => {
    const { status, stdout } = verify(WHOLE, { ...LEAF, ...torch('"13.0"', false) });

    expect(stdout).toMatch(/^FAIL PyTorch on cuda: does not see the device/m);
    expect(status).toBe(4);
  });

  it('ends with 4 when the build is for another device than the one that is asked for', () => {
    const files = { ...LEAF, ...torch('None', false) };

    expect(verify(WHOLE, files, '--device', 'cuda').status).toBe(4);
    expect(verify(WHOLE, { ...LEAF, ...torch('"13.0"', true) }, '--device', 'cuda').status).toBe(0);
  });

  it.each([
    ['the plug-in is not registered', installed('leaf', '1.2', { 'entry_points.txt': '' })],
    ['a method is missing', { 'site/leaf.py': 'class Leaf:\n    sort = None\n' }],
    ['the own check fails', { 'site/leaf.py': 'class Leaf:\n    def sort(self): return 1\n' }],
  ])('ends with 5 when %s', (_, files) => {
    expect(verify(WHOLE, { ...LEAF, ...torch('None', false), ...files }).status).toBe(5);
  });

  it('ends with 5 when the own check takes too long', () => {
    const card = cardOf({ pip: ['leaf'], verify: { python: 'import time; time.sleep(60)' } });

    const { status, stdout } = verify(card, LEAF, '--timeout', '0.2');

    expect(stdout).toMatch(/^FAIL own check: took more than 0\.2 seconds/m);
    expect(status).toBe(5);
  });

  it('ends with 6 when there is no plan for this machine', () => {
    const { status, stdout } = verify(WHOLE, LEAF, '--device', 'mps');

    expect(stdout).toMatch(/^FAIL Machine: /m);
    expect(status).toBe(6);
  });

  it('ends with 64 after a wrong call', () => {
    expect(verify(WHOLE, LEAF, '--device', 'tpu').status).toBe(64);
  });

  it('runs what needs weights only when asked', () => {
    const verifying = { run: ['python', '-c', 'raise SystemExit(7)'], needs_weights: true };
    const card = cardOf({ pip: ['leaf'], verify: verifying });

    expect(verify(card, LEAF).status).toBe(0);
    const { status, stdout } = verify(card, LEAF, '--weights');
    expect(stdout).toMatch(/^FAIL own check: ended with 7/m);
    expect(status).toBe(5);
  });

  it('does not take a file beside it for a package', () => {
    const shadow = 'raise SystemExit("shadowed")';
    const files = { 'work/torch.py': shadow, 'work/leaf.py': shadow, 'work/json.py': shadow };

    const { status, stdout } = verify(WHOLE, { ...LEAF, ...torch('None', false), ...files });

    expect(stdout).not.toContain('shadowed');
    expect(status).toBe(0);
  });

  it('prints the same as JSON', () => {
    const { stdout, status } = verify(WHOLE, LEAF, '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      model: 'leaf',
      device: 'cpu',
      status: 1,
      checks: expect.arrayContaining([
        { status: 'FAIL', what: 'torch', text: 'is not installed', fix: expect.any(String) },
      ]),
    });
    expect(status).toBe(1);
  });

  it('has no environment to look at in a container', () => {
    const target = {
      platform: 'ubuntu-24.04',
      gpu: 'ampere',
      tool: 'docker',
      features: [],
    } as const;
    const card = realCards.find(({ id }) => id === 'alphafold3')!;

    expect(verifyFormat.render({ card, target, registry: realRegistry })).toMatchObject({
      kind: 'refusal',
      obstacle: 'format',
    });
  });
});

describe('versions in verify.py', () => {
  it('compare as they do here', () => {
    const number = fc.integer({ min: 0, max: 3 });
    const release = fc.array(number, { minLength: 1, maxLength: 3 }).map((n) => n.join('.'));
    const version = fc
      .tuple(
        fc.constantFrom('', '', '1!'),
        release,
        fc.constantFrom('', '', 'a1', 'b2', 'rc1', '-pre1', 'c0'),
        fc.constantFrom('', '', '.post1', '-2', '.post0'),
        fc.constantFrom('', '', '.dev0', '.dev3'),
      )
      .map((parts) => parts.join(''));
    const local = fc.constantFrom('', '', '+cu130', '+1', '+abc.2');
    const clause = fc.oneof(
      fc.tuple(fc.constantFrom('==', '!=', '<=', '>=', '<', '>'), version),
      fc.tuple(
        fc.constantFrom('==', '!='),
        release.map((text) => `${text}.*`),
      ),
      fc.tuple(
        fc.constant('~='),
        fc.tuple(number, version).map(([n, v]) => joinRelease(n, v)),
      ),
    );
    const pairs = fc.sample(
      fc.tuple(fc.tuple(version, local), clause).map(([[one, label], [operator, other]]) => ({
        version: one + label,
        clause: operator + other,
      })),
      4000,
    );
    const program = `import json, re, sys\n${VERSIONS}\nprint(json.dumps([satisfies(p["version"], p["clause"]) for p in json.load(sys.stdin)]))`;

    const found: unknown = JSON.parse(
      execFileSync(python, ['-I', '-c', program], {
        input: JSON.stringify(pairs),
        encoding: 'utf8',
      }),
    );

    const expected = pairs.map((pair) => admits(pair.clause, pair.version, { prereleases: true }));
    expect(found).toEqual(expected);
  });
});

/** `~=` wants two numbers at least; an epoch stays in front. */
function joinRelease(first: number, version: string): string {
  return version.startsWith('1!') ? `1!${first}.${version.slice(2)}` : `${first}.${version}`;
}
