/** Tricky versions, specifiers, requirements and markers; the same ones on every run. */

import odd from './odd-cases.json' with { type: 'json' };
import type { MarkerEnvironment } from '../../src/core/python/index.ts';

/** A source of choices that repeats itself exactly. */
export interface Choices {
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
  readonly below: (limit: number) => number;
}

/**
 * Makes a repeatable source of choices.
 * @see https://en.wikipedia.org/wiki/Linear_congruential_generator
 */
export function choicesFrom(seed: number): Choices {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    chance: (share) => below(1_000_000) < share * 1_000_000,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
  };
}

/** Versions close to each other, where the rules meet, in normal spelling. */
export const NEAR_VERSIONS: readonly string[] = ['', '1!'].flatMap((epoch) =>
  ['0', '1', '1.0', '1.0.0', '1.1', '1.0.1', '2', '3.9', '3.10', '3.10.4'].flatMap((release) =>
    [
      '',
      'a1',
      'a1.post1',
      'a2.dev0',
      'rc1',
      'rc1.dev2',
      '.post0',
      '.post1',
      '.post1.dev2',
      '.dev0',
      '.dev3',
      '+cpu',
      '+cu128',
      '+1',
      '.post1+a.1',
      'a1+x',
    ]
      .filter(() => epoch === '' || release === '1.0' || release === '2')
      .map((suffix) => `${epoch}${release}${suffix}`),
  ),
);

/** Versions and strings that only look like one. */
export function versionTexts(choices: Choices, count: number): readonly string[] {
  const parts = [
    '1',
    '0',
    '.',
    '.',
    '-',
    '_',
    '!',
    '+',
    'a',
    'b',
    'rc',
    'c',
    'pre',
    'post',
    'rev',
    'r',
    'dev',
    'alpha',
    'v',
    '10',
    '007',
    ' ',
    'X',
    '*',
  ];
  const random = Array.from({ length: count }, () =>
    ['1', ...Array.from({ length: choices.below(7) }, () => choices.pick(parts))].join(''),
  );
  return unique([...NEAR_VERSIONS, ...odd.versions, ...random]);
}

const OPERATORS = ['==', '!=', '~=', '<=', '>=', '<', '>', '==='] as const;

/** Specifiers, most of them valid, of one to four clauses. */
export function specifierTexts(choices: Choices, count: number): readonly string[] {
  const single = OPERATORS.flatMap((operator) =>
    NEAR_VERSIONS.map((version) => operator + version),
  );
  const random = Array.from({ length: count }, () => randomSpecifier(choices));
  return unique([...odd.specifiers, ...single, ...random]);
}

function randomSpecifier(choices: Choices): string {
  const count = 1 + choices.below(4);
  return Array.from({ length: count }, () => {
    const operator = choices.pick(OPERATORS.slice(0, choices.chance(0.1) ? 8 : 7));
    const star = choices.chance(operator === '==' || operator === '!=' ? 0.4 : 0.02);
    const version = choices.pick(NEAR_VERSIONS);
    const plain =
      choices.chance(0.95) && operator !== '==' && operator !== '!='
        ? version.replace(/\+.*/, '')
        : version;
    const base = star ? (/^[\d.!]*\d(?![\w])/.exec(plain)?.[0] ?? plain) : plain;
    return `${operator}${choices.chance(0.1) ? ' ' : ''}${base}${star ? '.*' : ''}`;
  }).join(choices.chance(0.2) ? ' , ' : ',');
}

/** Requirements put together from parts, and broken in places. */
export function requirementTexts(choices: Choices, count: number): readonly string[] {
  const random = Array.from({ length: count }, () => {
    const name = choices.pick(['torch', 'PyYAML', 'ruamel.yaml', 'a_b', 'x']);
    const extras = choices.pick(['', '', '', '[a]', '[a,B_c]', ' [ a ]', '[]']);
    const spaces = choices.pick(['', ' ', '  ']);
    const spec = choices.chance(0.15)
      ? ` @ ${choices.pick(['https://h/x.whl', 'git+https://h/r@v1'])} `
      : randomSpecifier(choices);
    const enclosed = choices.chance(0.15) && !spec.includes('@') ? `(${spec})` : spec;
    const marker = choices.chance(0.4) ? `;${spaces}${randomMarker(choices, 2)}` : '';
    return damage(choices, `${name}${extras}${spaces}${enclosed}${marker}`);
  });
  return unique([...odd.requirements, ...random]);
}

/** Takes out, doubles or swaps in a character now and then. */
function damage(choices: Choices, text: string): string {
  if (!choices.chance(0.25)) return text;
  const at = choices.below(text.length);
  const insert = choices.pick([
    '',
    '',
    ' ',
    ',',
    ';',
    '.',
    '*',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '=',
    '\n',
    'x',
    '-',
  ]);
  return text.slice(0, at) + insert + text.slice(at + choices.below(2));
}

/** Markers, most of them valid. */
export function markerTexts(choices: Choices, count: number): readonly string[] {
  const random = Array.from({ length: count }, () => damage(choices, randomMarker(choices, 3)));
  return unique([...odd.markers, ...random]);
}

function randomMarker(choices: Choices, depth: number): string {
  if (depth === 0 || choices.chance(0.4)) return randomComparison(choices);
  const count = 2 + choices.below(2);
  const parts = Array.from({ length: count }, () => randomMarker(choices, depth - 1));
  const joined = parts.reduce((left, right) => `${left} ${choices.pick(['and', 'or'])} ${right}`);
  return choices.chance(0.5) ? `(${joined})` : joined;
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  python_version: [
    '3',
    '3.8',
    '3.9',
    '3.10',
    '3.9.1',
    '3.10.*',
    '3.*',
    '2.7',
    '3.9 3.10',
    '3.11a1',
    '4',
    '1!3',
  ],
  python_full_version: [
    '3.9',
    '3.9.0',
    '3.10.4',
    '3.10.0rc1',
    '3.10.*',
    '3.9.7 3.10.4',
    '3.11.0a2',
    '4.0',
  ],
  os_name: ['posix', 'nt', 'java', ''],
  sys_platform: ['linux', 'win32', 'darwin'],
  platform_system: ['Linux', 'Windows', 'Darwin'],
  platform_machine: ['x86_64', 'AMD64', 'arm64', 'aarch64'],
  platform_release: ['6', '5.15', '6.1.0-18-amd64', '23.6.0'],
  platform_version: ['10.0.19045', '#1 SMP'],
  implementation_name: ['cpython', 'pypy'],
  implementation_version: ['3.9.7', '7.3'],
  platform_python_implementation: ['CPython', 'PyPy'],
  extra: ['test', 'Foo_Bar', 'foo-bar'],
};

function randomComparison(choices: Choices): string {
  const field = choices.pick([
    ...Object.keys(VALUES),
    'python_version',
    'python_version',
    'python_full_version',
  ]);
  const value = `'${choices.pick(VALUES[field] ?? [])}'`;
  const isVersion = field.endsWith('version');
  const operators = isVersion
    ? ['==', '!=', '<', '>', '<=', '>=', '~=', '===', 'in', 'not in']
    : ['==', '==', '!=', '>=', '<', 'in', 'not in'];
  const operator = choices.pick(operators);
  return choices.chance(0.15) ? `${value} ${operator} ${field}` : `${field} ${operator} ${value}`;
}

const PYTHONS: readonly string[] = [
  '2.7.18',
  '3.0.0',
  '3.8.20',
  '3.9.0',
  '3.9.1',
  '3.9.7',
  '3.10.0a2',
  '3.10.0rc1',
  '3.10.0',
  '3.10.4',
  '3.11.0a2',
  '3.11.0',
  '3.12.1',
  '3.100.0',
  '4.0.0',
];

const PLATFORMS = [
  {
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_machine: 'x86_64',
    platform_release: '6.1.0-18-amd64',
    platform_version: '#1 SMP',
    implementation_name: 'cpython',
    implementation_version: '3.9.7',
    platform_python_implementation: 'CPython',
    extra: 'Foo.Bar',
  },
  {
    os_name: 'nt',
    sys_platform: 'win32',
    platform_system: 'Windows',
    platform_machine: 'AMD64',
    platform_release: '10',
    platform_version: '10.0.19045',
    implementation_name: 'cpython',
    implementation_version: '3.10.4',
    platform_python_implementation: 'CPython',
    extra: '',
  },
  {
    os_name: 'posix',
    sys_platform: 'darwin',
    platform_system: 'Darwin',
    platform_machine: 'arm64',
    platform_release: '23.6.0',
    platform_version: 'Darwin Kernel',
    implementation_name: 'pypy',
    implementation_version: '7.3.13',
    platform_python_implementation: 'PyPy',
    extras: ['foo.bar', 'X'],
    dependency_groups: ['Test'],
  },
] as const;

/** Every platform with every Python. */
export const ENVIRONMENTS: readonly MarkerEnvironment[] = PLATFORMS.flatMap((platform) =>
  [...PYTHONS, '3.14.0a1+'].map((python) => ({
    ...platform,
    python_full_version: python,
    python_version: python.split('.').slice(0, 2).join('.'),
  })),
);

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
