/** Rules about facts of one card that must agree with each other. */
import type { Finding } from '../../catalog/finding.ts';
import type { Card as RawCard } from '../../core/generated/card.ts';
import type { CardContext, Rule } from '../rule.ts';
import { at, didYouMean, listOf, mappingOf, textsOf } from '../values.ts';

export const gate: Rule = {
  id: 'C305',
  title: 'Gate does not fit the weights',
  level: 'error',
  why: 'The plan asks for the token of a gate where it tells people to log in; listed under `env` too, it would be asked for twice.',
  fix: 'Name the variable in the gate alone, and give gated files another `when` than `bundled`.',
  example: {
    kind: 'keys',
    good: 'weights:\n  - from: hf:a/leaf\n    when: first-use\n    gate: { kind: terms, url: "https://example.org/leaf", env: HF_TOKEN }',
    bad: 'env: { HF_TOKEN: { ask: true, secret: true } }\nweights:\n  - from: hf:a/leaf\n    when: first-use\n    gate: { kind: terms, url: "https://example.org/leaf", env: HF_TOKEN }',
  },
  check: ({ raw, sites }) => {
    const variables = new Set(sites.variable.map(({ key }) => key));
    return (raw?.weights ?? []).flatMap((set, index) => {
      if (set.gate === undefined) return [];
      const pointer = `/weights/${index}/gate`;
      if (set.when === 'bundled')
        return [at('C305', pointer, 'files in the package cannot be gated')];
      const { env } = set.gate;
      return env === undefined || !variables.has(env)
        ? []
        : [at('C305', `${pointer}/env`, `${env} is listed under env as well`)];
    });
  },
};

export const weightsCommand: Rule = {
  id: 'C318',
  title: 'Weights without their command',
  level: 'error',
  why: 'The plan can only print a command that the card gives.',
  fix: 'Add `command`, or give another `when`.',
  example: {
    kind: 'keys',
    bad: 'weights: [{ from: hf:a/leaf, when: command }]',
    good: 'weights: [{ from: hf:a/leaf, when: command, command: [leaf, download] }]',
  },
  check: ({ raw }) =>
    (raw?.weights ?? []).flatMap(({ when, command }, index) =>
      (when === 'command') === (command !== undefined)
        ? []
        : [
            at(
              'C318',
              `/weights/${index}`,
              when === 'command'
                ? '`when: command` needs `command`'
                : `\`command\` has no use with \`when: ${when}\``,
            ),
          ],
    ),
};

export const versionTwice: Rule = {
  id: 'C306',
  title: 'Version listed twice',
  level: 'error',
  why: 'The address of a version must lead to one version.',
  fix: 'Delete or correct one of them.',
  example: {
    kind: 'keys',
    bad: 'version: "2.0"\nversions: [{ version: "1.0" }, { version: "1.0" }]',
    good: 'version: "2.0"\nversions: [{ version: "1.0" }]',
  },
  check: ({ raw }) => {
    const seen = new Set(raw?.version === undefined ? [] : [raw.version]);
    return (raw?.versions ?? []).flatMap(({ version }, index) => {
      if (!seen.has(version)) {
        seen.add(version);
        return [];
      }
      return [at('C306', `/versions/${index}/version`, `version "${version}" is listed twice`)];
    });
  },
};

export const versionUnnamed: Rule = {
  id: 'C319',
  title: 'Newest version has no name',
  level: 'error',
  why: 'With several versions people must be able to choose each by its name.',
  fix: 'Add `version`.',
  example: {
    kind: 'keys',
    bad: 'versions: [{ version: "1.0" }]',
    good: 'version: "2.0"\nversions: [{ version: "1.0" }]',
  },
  check: ({ raw }) =>
    raw?.versions === undefined || raw.version !== undefined
      ? []
      : [
          {
            rule: 'C319',
            place: { pointer: '/versions', at: 'key' },
            message: '`versions` needs `version` for the newest one',
          },
        ],
};

export const successor: Rule = {
  id: 'C308',
  title: 'Successor is unknown',
  level: 'error',
  why: 'The page of a retired model sends people to its successor.',
  fix: 'Give the id of a card, or an https address.',
  example: {
    kind: 'keys',
    bad: 'status: { stage: retired, reason: Replaced., successor: leaf-sorter-9 }',
    good: 'status: { stage: retired, reason: Replaced., successor: "https://example.org/leaf" }',
  },
  check: ({ id, raw, known }) => {
    const next = typeof raw?.status === 'object' ? raw.status.successor : undefined;
    if (next === undefined || /^[a-z+]+:/i.test(next)) return [];
    if (next === id) return [at('C308', '/status/successor', 'a card cannot succeed itself')];
    if (known.cardIds.has(next)) return [];
    return [
      at(
        'C308',
        '/status/successor',
        `no card has the id "${next}"${didYouMean(next, known.cardIds)}`,
      ),
    ];
  },
};

export const retirement: Rule = {
  id: 'C313',
  title: 'End of life without a reason',
  level: 'error',
  why: 'People who depend on the model need to know why, and what to do.',
  fix: 'Add `reason`.',
  example: {
    kind: 'keys',
    bad: 'status: { stage: retired }',
    good: 'status: { stage: retired, reason: The weights are no longer offered. }',
  },
  check: ({ raw }) => {
    const status = raw?.status;
    if (typeof status !== 'object' || status.reason !== undefined) return [];
    if (status.stage !== 'deprecated' && status.stage !== 'retired') return [];
    return [at('C313', '/status', `stage "${status.stage}" needs a reason`)];
  },
};

export const verifyCode: Rule = {
  id: 'C309',
  title: 'Check code cannot be quoted',
  level: 'error',
  why: 'The code becomes one argument in every shell, and some shells mangle these characters inside it.',
  fix: 'Use single quotes in the code, and no backslashes.',
  example: {
    kind: 'keys',
    bad: `verify: { python: 'print("leaf")' }`,
    good: `verify: { python: "import leaf; leaf.check('x')" }`,
  },
  check: ({ raw }) => {
    const codes = [
      { code: raw?.verify?.python, pointer: '/verify/python' },
      ...(raw?.versions ?? []).map(({ verify }, index) => ({
        code: verify?.python,
        pointer: `/versions/${index}/verify/python`,
      })),
    ];
    return codes.flatMap(({ code, pointer }) => {
      const odd = /["\\\t\r]|[\u2018-\u201f]/.exec(code ?? '')?.[0];
      if (odd === undefined) return [];
      return [
        at(
          'C309',
          pointer,
          `the code has ${odd === '"' ? 'a double quote' : odd === '\\' ? 'a backslash' : 'a tab or curly quote'}`,
        ),
      ];
    });
  },
};

/** Longest example that still is one. */
const USAGE_LINES = 12;

export const usageLength: Rule = {
  id: 'C310',
  title: 'Usage example is long',
  level: 'warning',
  why: 'The page shows the shortest code that does something; more belongs into the prose.',
  fix: 'Keep three to eight lines.',
  example: {
    kind: 'keys',
    bad: `usage: "${'leaf()\\n'.repeat(14)}"`,
    good: 'usage: "import leaf\\nleaf.toSorted()"',
  },
  check: ({ raw }) => {
    const lines = raw?.usage?.trimEnd().split('\n').length ?? 0;
    return lines <= USAGE_LINES
      ? []
      : [at('C310', '/usage', `usage has ${lines} lines; the limit is ${USAGE_LINES}`)];
  },
};

export const choice: Rule = {
  id: 'C311',
  title: 'Unknown feature or variant',
  level: 'error',
  why: 'The condition would never hold, or the choice would offer nothing.',
  fix: 'Use a name that the card defines under `features` or `variants`.',
  example: {
    kind: 'keys',
    bad: 'features: { plot: { summary: Plots. } }\nchoose_one: [[plot, plots]]',
    good: 'features: { plot: { summary: Plots. }, text: { summary: Text. } }\nchoose_one: [[plot, text]]',
  },
  check: ({ raw, sites }) =>
    raw === undefined ? [] : choiceReferences(raw, sites).flatMap(unknownChoice),
};

interface ChoiceReference {
  readonly what: 'feature' | 'variant';
  readonly id: string;
  readonly pointer: string;
  readonly known: ReadonlySet<string>;
}

function choiceReferences(raw: RawCard, sites: CardContext['sites']): readonly ChoiceReference[] {
  const parts = [raw, ...(raw.versions ?? [])];
  const features = new Set(parts.flatMap((part) => Object.keys(part.features ?? {})));
  const variants = new Set(parts.flatMap((part) => (part.variants ?? []).map(({ id }) => id)));
  const refer = (
    what: 'feature' | 'variant',
    ids: readonly string[],
    pointer: string,
  ): readonly ChoiceReference[] =>
    ids.map((id, index) => ({
      what,
      id,
      pointer: `${pointer}/${index}`,
      known: what === 'feature' ? features : variants,
    }));
  return [
    ...(raw.choose_one ?? []).flatMap((ids, index) =>
      refer('feature', ids, `/choose_one/${index}`),
    ),
    ...Object.entries(raw.features ?? {}).flatMap(([name, { excludes = [] }]) =>
      refer('feature', excludes, `/features/${name}/excludes`),
    ),
    ...(raw.weights ?? []).flatMap(({ variant = [], feature = [] }, index) => [
      ...refer('variant', variant, `/weights/${index}/variant`),
      ...refer('feature', feature, `/weights/${index}/feature`),
    ]),
    ...sites.when.flatMap(({ pointer, value }) => [
      ...refer('variant', listOf(mappingOf(value)?.['variant']), `${pointer}/variant`),
      ...refer('feature', listOf(mappingOf(value)?.['feature']), `${pointer}/feature`),
    ]),
  ];
}

function unknownChoice({ what, id, pointer, known }: ChoiceReference): readonly Finding[] {
  return known.has(id)
    ? []
    : [at('C311', pointer, `unknown ${what} "${id}"${didYouMean(id, known)}`)];
}

/** What each operating system can compute on. */
const IMPOSSIBLE: readonly { readonly os: string; readonly compute: string }[] = [
  { os: 'macos', compute: 'cuda' },
  { os: 'macos', compute: 'rocm' },
  { os: 'linux', compute: 'mps' },
  { os: 'windows', compute: 'mps' },
];

export const condition: Rule = {
  id: 'C312',
  title: 'Condition can never hold',
  level: 'warning',
  why: 'Nothing under it will ever appear in a plan.',
  fix: 'Correct the condition or delete the entry.',
  example: {
    kind: 'keys',
    bad: 'steps: [{ pip: [torch], when: { os: [macos], compute: [cuda] } }]',
    good: 'steps: [{ pip: [torch], when: { os: [linux], compute: [cuda] } }]',
  },
  check: ({ sites }) =>
    sites.when.flatMap(({ pointer, value }) => {
      const when = mappingOf(value);
      const systems = listOf(when?.['os']);
      const kinds = listOf(when?.['compute']);
      const isMusl =
        listOf(when?.['libc']).length > 0 && systems.length > 0 && !systems.includes('linux');
      const isDead =
        systems.length > 0 &&
        kinds.length > 0 &&
        systems.every((os) =>
          kinds.every((compute) =>
            IMPOSSIBLE.some((pair) => pair.os === os && pair.compute === compute),
          ),
        );
      return isDead || isMusl ? [at('C312', pointer, 'this condition can never hold')] : [];
    }),
};

export const variantTwice: Rule = {
  id: 'C315',
  title: 'Variants are not distinct',
  level: 'error',
  why: 'A variant is chosen by its id, and one at most is chosen when the user says nothing.',
  fix: 'Give each variant its own id, and `default: true` to one at most.',
  example: {
    kind: 'keys',
    bad: 'variants: [{ id: small }, { id: small, default: true }]',
    good: 'variants: [{ id: small }, { id: large, default: true }]',
  },
  check: ({ raw }) => {
    const rows = raw?.variants ?? [];
    return rows.flatMap(({ id, default: isDefault = false }, index) => {
      if (rows.findIndex((row) => row.id === id) !== index)
        return [at('C315', `/variants/${index}/id`, `variant "${id}" is listed twice`)];
      const isSecond = isDefault && rows.findIndex((row) => row.default === true) !== index;
      return isSecond
        ? [at('C315', `/variants/${index}/default`, 'only one variant can be the default')]
        : [];
    });
  },
};

export const dateOrder: Rule = {
  id: 'C314',
  title: 'Read before it was released',
  level: 'warning',
  why: 'One of the two days is wrong.',
  fix: 'Correct `released` or `upstream.read`.',
  example: {
    kind: 'keys',
    bad: 'released: "2026-03-01"\nupstream: { repo: "https://example.org/leaf", read: "2026-01-31" }',
    good: 'released: "2026-01-01"\nupstream: { repo: "https://example.org/leaf", read: "2026-01-31" }',
  },
  check: ({ raw, sites }) =>
    textsOf(sites.date).flatMap(({ pointer, key, value }) =>
      key === 'released' && raw !== undefined && value > raw.upstream.read
        ? [at('C314', pointer, `released on ${value}, but read on ${raw.upstream.read}`)]
        : [],
    ),
};

/** Rules about facts that must agree. */
export const consistencyRules: readonly Rule[] = [
  gate,
  weightsCommand,
  versionTwice,
  versionUnnamed,
  successor,
  retirement,
  verifyCode,
  usageLength,
  choice,
  condition,
  variantTwice,
  dateOrder,
];
