/** Rules about version ranges, frameworks and builds. */
import type { Finding } from '../../catalog/finding.ts';
import {
  inRange,
  intersect,
  isEmpty,
  normalizeName,
  parseVersion,
  toRange,
} from '../../core/python/index.ts';
import type { Card as RawCard } from '../../core/generated/card.ts';
import type { Registry } from '../../core/registry.ts';
import { checkRequirement } from '../requirement-check.ts';
import type { CardContext, Rule } from '../rule.ts';
import { at, didYouMean, listOf, mappingOf, rangeOf, textsOf } from '../values.ts';

export const specifier: Rule = {
  id: 'R219',
  title: 'Version range is not valid',
  level: 'error',
  why: 'The range decides which Python or framework is installed.',
  fix: 'Write conditions joined by commas, for example ">=3.10,<3.13".',
  example: { kind: 'keys', bad: 'python: "3.10 or newer"', good: 'python: ">=3.10"' },
  check: ({ sites }) => {
    const inside = sites.when.flatMap(({ pointer, value }) => {
      const python = mappingOf(value)?.['python'];
      return typeof python === 'string'
        ? [{ pointer: `${pointer}/python`, key: 'python', value: python }]
        : [];
    });
    return textsOf([...sites.specifier, ...inside]).flatMap(({ pointer, value }) =>
      rangeFinding(pointer, value),
    );
  },
};

function rangeFinding(pointer: string, text: string): readonly Finding[] {
  const range = rangeOf(text);
  if (!range.ok) {
    const { message, offset, length, hint } = range.problem;
    return [
      {
        rule: 'R219',
        place: { pointer, part: { offset, length } },
        message: `not a version range: ${message}`,
        fix: hint,
      },
    ];
  }
  return isEmpty(range.value) ? [at('R219', pointer, `no version satisfies "${text}"`)] : [];
}

export const framework: Rule = {
  id: 'R220',
  title: 'Unknown framework',
  level: 'error',
  why: 'The build for a machine is chosen from catalog/frameworks.',
  fix: 'Use a name of catalog/frameworks; list any other package under `pip`.',
  example: {
    kind: 'keys',
    bad: 'frameworks: [{ name: pytorch }]',
    good: 'frameworks: [{ name: torch }]',
  },
  check: (context) =>
    frameworksOf(context).flatMap(({ name, pointer }) => {
      const known = Object.entries(context.known.registry.frameworks);
      if (known.length === 0 || known.some(([id]) => id === name)) return [];
      const meant = known.find(([, { name: title }]) => title.toLowerCase() === name)?.[0];
      const hint =
        meant === undefined
          ? didYouMean(
              name,
              known.map(([id]) => id),
            )
          : `; did you mean "${meant}"?`;
      return [at('R220', `${pointer}/name`, `unknown framework "${name}"${hint}`)];
    }),
};

interface NamedFramework {
  readonly name: string;
  readonly version?: string | undefined;
  readonly companions: readonly string[];
  readonly pointer: string;
}

function frameworksOf({ raw }: CardContext): readonly NamedFramework[] {
  if (raw === undefined) return [];
  const lists = [
    { list: raw.frameworks ?? [], base: '' },
    ...(raw.versions ?? []).map(({ frameworks: list = [] }, index) => ({
      list,
      base: `/versions/${index}`,
    })),
  ];
  return lists.flatMap(({ list, base }) =>
    list.map(({ name, version, with: companions = [] }, index) => ({
      name,
      version,
      companions,
      pointer: `${base}/frameworks/${index}`,
    })),
  );
}

export const frameworkRelease: Rule = {
  id: 'R221',
  title: 'No release of the framework fits',
  level: 'error',
  why: 'Without a release there is no build to install.',
  fix: 'Widen the range, or add the release to catalog/frameworks.',
  example: {
    kind: 'keys',
    bad: 'frameworks: [{ name: torch, version: "<0.1" }]',
    good: 'frameworks: [{ name: torch, version: ">=2.4" }]',
  },
  check: (context) =>
    frameworksOf(context).flatMap(({ name, version, pointer }) => {
      const data = context.known.registry.frameworks[name];
      const range = version === undefined ? undefined : rangeOf(version);
      if (data === undefined || range === undefined || !range.ok || isEmpty(range.value)) return [];
      const admitted = range.value;
      const fits = data.releases.some((release) => {
        const series = toRange(`==${release.version}.*`);
        return (
          !isEmpty(intersect(admitted, series)) ||
          inRange(admitted, release.latest ?? release.version)
        );
      });
      return fits
        ? []
        : [at('R221', `${pointer}/version`, `no known release of ${name} satisfies "${version}"`)];
    }),
};

export const companion: Rule = {
  id: 'R223',
  title: 'Unknown companion',
  level: 'error',
  why: 'Only companions have a version that is known to match the framework.',
  fix: 'List the package under `pip` instead, or add it to the framework in catalog/frameworks.',
  example: {
    kind: 'keys',
    bad: 'frameworks: [{ name: torch, with: [timm] }]',
    good: 'frameworks: [{ name: torch, with: [torchvision] }]',
  },
  check: (context) =>
    frameworksOf(context).flatMap(({ name, companions, pointer }) => {
      const data = context.known.registry.frameworks[name];
      const known = data?.companions ?? [];
      if (data === undefined) return [];
      return companions.flatMap((id, index) =>
        known.includes(id)
          ? []
          : [
              at(
                'R223',
                `${pointer}/with/${index}`,
                `"${id}" is no companion of ${name}${didYouMean(id, known)}`,
              ),
            ],
      );
    }),
};

export const build: Rule = {
  id: 'R224',
  title: 'Unknown build',
  level: 'error',
  why: 'The condition would never hold.',
  fix: 'Use a build id of the card or of one of its frameworks.',
  example: {
    kind: 'keys',
    bad: 'steps: [{ pip: [torch], when: { build: [cu999] } }]',
    good: 'frameworks: [{ name: torch }]\nsteps: [{ pip: [numpy], when: { build: [cpu] } }]',
  },
  check: (context) => {
    const ids = buildIds(context.raw, context.known.registry);
    return context.sites.when.flatMap(({ pointer, value }) =>
      listOf(mappingOf(value)?.['build']).flatMap((id, index) =>
        ids === undefined || ids.has(id)
          ? []
          : [
              at(
                'R224',
                `${pointer}/build/${index}`,
                `unknown build "${id}"${didYouMean(id, ids)}`,
              ),
            ],
      ),
    );
  },
};

/** Builds that a card's conditions may name; `undefined` when the card cannot be read. */
function buildIds(raw: RawCard | undefined, registry: Registry): ReadonlySet<string> | undefined {
  if (raw === undefined) return undefined;
  const ids = new Set<string>();
  for (const part of [raw, ...(raw.versions ?? [])]) {
    for (const support of Object.values(part.compute ?? {})) {
      if (typeof support !== 'string') for (const { id } of support.builds ?? []) ids.add(id);
    }
    for (const { name } of part.frameworks ?? []) {
      for (const { id } of registry.frameworks[name]?.builds ?? []) ids.add(id);
      for (const { id } of registry.frameworks[name]?.conda?.builds ?? []) ids.add(id);
    }
  }
  return ids;
}

export const frameworkTwice: Rule = {
  id: 'R225',
  title: 'Requirement contradicts the framework',
  level: 'error',
  why: 'The framework is installed first, so a range that excludes it would replace it by another build.',
  fix: 'Give the range once, under `frameworks`.',
  example: {
    kind: 'keys',
    bad: 'frameworks: [{ name: torch, version: ">=2.4" }]\npip: ["torch<2.4"]',
    good: 'frameworks: [{ name: torch, version: ">=2.4" }]\npip: [numpy]',
  },
  check: ({ raw, known }) => {
    if (raw === undefined) return [];
    return (raw.pip ?? []).flatMap((text, index) => {
      const checked = checkRequirement(text);
      if (!checked.ok || checked.value.marker !== undefined) return [];
      const name = normalizeName(checked.value.name);
      const row = (raw.frameworks ?? []).find(
        (item) => known.registry.frameworks[item.name]?.package === name,
      );
      const range = row?.version === undefined ? undefined : rangeOf(row.version);
      if (range === undefined || !range.ok) return [];
      if (!isEmpty(intersect(range.value, toRange(checked.value.specifier)))) return [];
      return [
        at(
          'R225',
          `/pip/${index}`,
          `"${text}" contradicts the range "${row?.version}" under frameworks`,
        ),
      ];
    });
  },
};

export const plainVersion: Rule = {
  id: 'R226',
  title: 'Not a version',
  level: 'error',
  why: 'Versions are compared.',
  fix: 'Write one version such as "12.4", in quotes.',
  example: {
    kind: 'keys',
    bad: 'minimum: { macos: "Monterey" }',
    good: 'minimum: { macos: "12.0" }',
  },
  check: ({ sites }) =>
    textsOf(sites.version).flatMap(({ pointer, value }) =>
      parseVersion(value).ok ? [] : [at('R226', pointer, `"${value}" is not a version`)],
    ),
};

/** Rules about ranges, frameworks and builds. */
export const frameworkRules: readonly Rule[] = [
  specifier,
  framework,
  frameworkRelease,
  companion,
  build,
  frameworkTwice,
  plainVersion,
];
