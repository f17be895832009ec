/** Front matter of generated cards: five shapes, from the plain model to the one that compiles. */
import type { Card } from '../../src/core/generated/card.ts';
import { type KnownPackage, LIBRARIES, MODEL_PACKAGES } from './packages.ts';
import type { Random } from './random.ts';
import { OWNERS, type Subject } from './words.ts';

/** What a card is made from. */
export interface Seedling {
  readonly id: string;
  readonly name: string;
  readonly subject: Subject;
  readonly random: Random;
  /** Ids that `tasks` may name. */
  readonly tasks: readonly string[];
}

type Requirements = Pick<
  Card,
  'frameworks' | 'pip' | 'steps' | 'constraints' | 'system' | 'env' | 'platforms' | 'compute'
> &
  Pick<Card, 'hardware' | 'features' | 'variants' | 'weights' | 'notes'>;

type Shape = (seedling: Seedling, own: KnownPackage) => Requirements;

/** How often each shape occurs, in percent; the shares follow the hand-written cards. */
const SHAPES: readonly { readonly share: number; readonly shape: Shape }[] = [
  { share: 30, shape: plainShape },
  { share: 25, shape: frameworkShape },
  { share: 15, shape: nativeShape },
  { share: 18, shape: sizedShape },
  { share: 12, shape: compiledShape },
];

/** Makes the front matter of one card. */
export function frontMatterOf(seedling: Seedling): Card {
  const { random, tasks } = seedling;
  const own = random.pick(MODEL_PACKAGES);
  const requirements = shapeFor(random.int(0, 99))(seedling, own);
  return {
    name: seedling.name,
    summary: summaryOf(seedling),
    tasks: random.some(tasks, random.int(1, Math.min(3, tasks.length))),
    ...originOf(seedling),
    version: `${random.int(0, 4)}.${random.int(0, 20)}.${random.int(0, 9)}`,
    released: dayOf(random, 2025),
    package: own.name,
    import: own.module,
    python: random.pick(['>=3.9', '>=3.10', '>=3.10,<3.13', '>=3.11,<3.14']),
    ...requirements,
    usage: usageOf(own),
    citation: {
      text: `The authors of ${seedling.name} (2025). Finding ${seedling.subject.things}.`,
    },
  };
}

function shapeFor(percent: number): Shape {
  let reached = 0;
  for (const { share, shape } of SHAPES) {
    reached += share;
    if (percent < reached) return shape;
  }
  return plainShape;
}

function summaryOf({ subject, random }: Seedling): string {
  const verb = random.pick(['Finds', 'Counts', 'Outlines', 'Classifies', 'Tracks']);
  return `${verb} ${subject.things} in ${subject.material}.`;
}

function originOf({ id, random }: Seedling): Pick<Card, 'license' | 'upstream' | 'sources'> {
  const repo = `https://github.com/${random.pick(OWNERS)}/${id}`;
  const paper = `https://arxiv.org/abs/24${random.int(10, 12)}.${random.int(10_000, 19_999)}`;
  return {
    license: random.chance(0.7)
      ? random.pick(['MIT', 'Apache-2.0', 'BSD-3-Clause'])
      : { code: 'Apache-2.0', weights: random.pick(['CC-BY-4.0', 'CC-BY-NC-4.0']) },
    upstream: {
      repo,
      commit: random.hex(40),
      read: dayOf(random, 2026),
      ...(random.chance(0.5) ? { paper } : {}),
    },
    sources: ['README.md', random.pick(['pyproject.toml', 'setup.py']), 'docs/installation.md'],
  };
}

function plainShape({ random }: Seedling, own: KnownPackage): Requirements {
  return { pip: pipOf(random, own), compute: { cpu: 'yes' } };
}

function frameworkShape(seedling: Seedling, own: KnownPackage): Requirements {
  const { random } = seedling;
  return {
    frameworks: [torchOf(random)],
    pip: pipOf(random, own),
    compute: { cpu: 'slow', cuda: 'yes', ...(random.chance(0.4) ? { mps: 'yes' } : {}) },
    hardware: {
      gpu: random.pick(['recommended', 'required', 'optional']),
      vram_gb: random.pick([4, 6, 8, 12, 16, 24]),
      source: 'README.md',
    },
    weights: [weightsOf(seedling)],
  };
}

function nativeShape({ random, subject }: Seedling, own: KnownPackage): Requirements {
  return {
    pip: pipOf(random, own),
    system: [
      { id: random.pick(['ffmpeg', 'libsndfile', 'gdal']), why: `Reads ${subject.material}.` },
      { id: 'libgl', when: { os: ['linux'] }, why: 'OpenCV loads it when it is imported.' },
    ],
    env: { OMP_NUM_THREADS: { value: String(random.int(1, 8)), why: 'Leaves cores to others.' } },
    platforms: {
      windows: { support: 'no', use: 'wsl2', why: 'The reader is built for Linux and macOS.' },
      'linux-aarch64': { support: 'unknown', why: 'Nobody states that it was tried.' },
    },
    compute: { cpu: 'yes' },
  };
}

function sizedShape(seedling: Seedling, own: KnownPackage): Requirements {
  const { random } = seedling;
  const sizes = ['small', 'base', 'large'].map((id, index) => ({
    id,
    summary: `${seedling.name}, the ${id} one.`,
    hardware: { vram_gb: 2 ** (index + 2), source: 'README.md' },
    ...(id === 'base' ? { default: true } : {}),
  }));
  return {
    ...frameworkShape(seedling, own),
    variants: sizes,
    weights: sizes.map(({ id }) => ({ ...weightsOf(seedling), variant: [id] })),
    features: {
      plots: { summary: 'Draws the results.', pip: ['seaborn>=0.13'] },
      tracking: {
        summary: 'Records each run.',
        pip: [random.pick(['mlflow>=2.10', 'wandb>=0.16'])],
        env: { RUN_TOKEN: { ask: true, secret: true, why: 'The token of your own server.' } },
      },
    },
  };
}

function compiledShape(seedling: Seedling, own: KnownPackage): Requirements {
  const { random, id } = seedling;
  const repo = `https://github.com/${random.pick(OWNERS)}/${id}-kernels`;
  return {
    frameworks: [torchOf(random)],
    steps: [
      { pip: ['setuptools', 'wheel', 'ninja'], why: 'The kernels are built without isolation.' },
      { pip: pipOf(random, own) },
      {
        pip: [`${id}-kernels @ git+${repo}@${random.hex(40)}`],
        flags: ['no-build-isolation'],
        when: { compute: ['cuda'], os: ['linux'] },
        why: 'Upstream compiles its own kernels for NVIDIA GPUs.',
      },
    ],
    constraints: [{ pip: 'numpy<3', why: 'The kernels use an interface that may change.' }],
    system: [
      { id: 'git', for: 'build', why: 'Fetches the kernels.' },
      { id: 'cxx-compiler', for: 'build', when: { compute: ['cuda'] }, why: 'Builds the kernels.' },
    ],
    platforms: { macos: { support: 'experimental', why: 'The authors try it on Linux only.' } },
    compute: { cpu: 'slow', cuda: { support: 'yes', capability: '7.5', source: 'README.md' } },
    hardware: { gpu: 'recommended', ram_gb: random.pick([8, 16, 32]), source: 'README.md' },
    weights: [weightsOf(seedling)],
    notes: [{ text: 'The manual and the metadata name different versions of Python.' }],
  };
}

function torchOf(random: Random): NonNullable<Card['frameworks']>[number] {
  const version = random.pick(['>=2.1', '>=2.2', '>=2.4,<3', '>=2.6']);
  return { name: 'torch', version, with: ['torchvision'], source: 'pyproject.toml' };
}

function pipOf(random: Random, own: KnownPackage): readonly string[] {
  const libraries = random.some(LIBRARIES, random.int(1, 5));
  return [own, ...libraries].map(({ name, range }) => `${name}${range}`);
}

function weightsOf({ id, random }: Seedling): NonNullable<Card['weights']>[number] {
  return {
    from: `hf:${random.pick(OWNERS)}/${id}`,
    when: 'first-use',
    revision: random.hex(40),
    size_gb: random.int(1, 40) / 10,
    cache_env: 'HF_HOME',
  };
}

function usageOf({ module }: KnownPackage): string {
  return `import ${module}\n\nprint(${module}.__name__)\n`;
}

function dayOf(random: Random, year: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(random.int(1, 9))}-${two(random.int(1, 28))}`;
}
