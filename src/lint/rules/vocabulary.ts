/** Rules about ids that other files define: system packages, indexes, platforms, tasks, licences. */
import parseLicence from 'spdx-expression-parse';
import type { Finding } from '../../catalog/finding.ts';
import { namedWords } from '../../catalog/spelling.ts';
import type { CardContext, Known, Rule } from '../rule.ts';
import { at, didYouMean, listOf, mappingOf, textsOf } from '../values.ts';

export const systemPackage: Rule = {
  id: 'R209',
  title: 'Unknown system package',
  level: 'error',
  why: 'A system package is named by its id in catalog/system, which knows its name in every package manager.',
  fix: 'Use an id of catalog/system, or add a file there.',
  example: { kind: 'keys', bad: 'system: [libgl1]', good: 'system: [libgl]' },
  check: ({ sites, known }) => {
    const ids = known.registry.system;
    const isEmpty = Object.keys(ids).length === 0;
    return textsOf(sites.system).flatMap(({ pointer, value }) => {
      if (Object.hasOwn(ids, value)) return [];
      const isName = /^[a-z0-9][a-z0-9+.-]*$/.test(value);
      if (isEmpty && isName) return [];
      const what = isName ? 'unknown system package' : 'not a package name:';
      return [
        at('R209', pointer, `${what} "${short(value)}"${didYouMean(value, Object.keys(ids))}`),
      ];
    });
  },
};

export const wheelIndex: Rule = {
  id: 'R205',
  title: 'Index is not in the allowed list',
  level: 'error',
  why: 'Whoever runs an index decides what is installed, so indexes are reviewed and named by id.',
  fix: 'Use an id of catalog/indexes.yml, or propose the index there.',
  example: {
    kind: 'keys',
    bad: 'steps: [{ pip: [torch], index: "https://example.org/simple" }]',
    good: 'steps: [{ pip: [torch], index: "pytorch:cpu" }]',
  },
  check: ({ sites, known }) =>
    textsOf(sites.index).flatMap(({ pointer, key, value }) => {
      const [id, parameter] = splitOnce(value, ':');
      const index = known.registry.indexes.find((other) => other.id === id);
      const kind = key === 'find_links' ? 'find_links' : 'index';
      if (index === undefined) {
        const ids = known.registry.indexes.map((other) => other.id);
        return [
          at(
            'R205',
            pointer,
            `index is not in the allowed list: "${short(value)}"${didYouMean(id, ids)}`,
          ),
        ];
      }
      if (index.kind !== kind) {
        return [
          at(
            'R205',
            pointer,
            `"${id}" is ${index.kind === 'index' ? 'an index' : 'a page of wheels'}; write it under \`${index.kind}\``,
          ),
        ];
      }
      return parameterFault(index, parameter)
        ? [at('R205', pointer, parameterFault(index, parameter))]
        : [];
    }),
};

function parameterFault(
  index: { readonly id: string; readonly url: string; readonly parameter?: string },
  parameter: string | undefined,
): string {
  if (index.parameter === undefined) {
    return parameter === undefined ? '' : `index "${index.id}" takes nothing after the colon`;
  }
  if (parameter === undefined) return `index "${index.id}" needs a part after a colon`;
  const filled = parameter.includes('{') || new RegExp(`^(?:${index.parameter})$`).test(parameter);
  return filled ? '' : `"${parameter}" is not a part that index "${index.id}" has`;
}

/** Words that stand for groups of platforms. @see schemas/card.schema.json */
const GROUPS = [
  'linux',
  'macos',
  'windows',
  'wsl2',
  'musl',
  'jetson',
  ...['linux', 'macos', 'windows'].flatMap((os) => [`${os}-x86_64`, `${os}-aarch64`]),
];

export const platform: Rule = {
  id: 'C301',
  title: 'Unknown platform',
  level: 'error',
  why: 'The exception would apply nowhere.',
  fix: 'Use an id of catalog/platforms.yml or a group such as `linux`, `macos-x86_64` or `musl`.',
  example: {
    kind: 'keys',
    bad: "platforms: { window: 'no' }",
    good: "platforms: { windows: 'no' }",
  },
  check: ({ sites, known }) => {
    const ids = known.registry.platforms.map(({ id }) => id);
    if (ids.length === 0) return [];
    const keys = sites.platform.map(({ pointer, key }) => ({
      pointer,
      id: key,
      isKey: true,
      names: [...GROUPS, ...ids],
    }));
    const values = sites.when.flatMap(({ pointer, value }) =>
      listOf(mappingOf(value)?.['platform']).map((id, index) => ({
        pointer: `${pointer}/platform/${index}`,
        id,
        isKey: false,
        names: ids,
      })),
    );
    return [...keys, ...values]
      .filter(({ id, names }) => !names.includes(id))
      .map(({ pointer, id, isKey, names }): Finding => ({
        rule: 'C301',
        place: { pointer, at: isKey ? 'key' : undefined },
        message: `unknown platform "${short(id)}"${didYouMean(id, names) || `; near: ${namedWords(id, names).join(', ')}`}`,
      }));
  },
};

export const task: Rule = {
  id: 'C302',
  title: 'Unknown task',
  level: 'error',
  why: 'People filter by task, so all cards use the same words.',
  fix: 'Use a task of catalog/tasks.yml, or propose one there.',
  example: { kind: 'keys', bad: 'tasks: [sort-leaves]', good: 'tasks: [image-classification]' },
  check: ({ raw, known }) => {
    const rows = known.tasks.tasks;
    const ids = new Set(rows.map(({ id }) => id));
    // A missing vocabulary is a problem of its own.
    if (ids.size === 0) return [];
    return (raw?.tasks ?? []).flatMap((id, index) => {
      if (ids.has(id)) return [];
      const alias = rows.find(({ aliases = [] }) =>
        aliases.some((word) => word.toLowerCase().replaceAll(' ', '-') === id),
      );
      const hint = alias === undefined ? didYouMean(id, ids) : `; did you mean "${alias.id}"?`;
      const rest = hint || `; near: ${namedWords(id, [...ids]).join(', ')}`;
      return [at('C302', `/tasks/${index}`, `unknown task "${id}"${rest}`)];
    });
  },
};

export const licence: Rule = {
  id: 'C303',
  title: 'Unknown licence',
  level: 'error',
  why: 'People decide by the licence whether they may use a model.',
  fix: 'Write an SPDX expression such as MIT or Apache-2.0, or LicenseRef-Name with a `url`.',
  example: { kind: 'keys', bad: 'license: Apache 2', good: 'license: Apache-2.0' },
  check: ({ sites, known }) =>
    textsOf(sites.licence).flatMap(({ pointer, value }) => {
      if (isLicence(value)) return [];
      const ids = known.licenses.licenses.map(({ id }) => id);
      return [
        at(
          'C303',
          pointer,
          `"${short(value)}" is not an SPDX expression${didYouMean(value, [...ids, ...COMMON])}`,
        ),
      ];
    }),
};

const COMMON = [
  'MIT',
  'Apache-2.0',
  'BSD-3-Clause',
  'BSD-2-Clause',
  'GPL-3.0-only',
  'GPL-3.0-or-later',
  'AGPL-3.0-only',
  'LGPL-3.0-only',
  'CC-BY-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-SA-4.0',
  'MPL-2.0',
];

const licenceVerdicts = new Map<string, boolean>();

function isLicence(text: string): boolean {
  const known = licenceVerdicts.get(text);
  if (known !== undefined) return known;
  let isValid = true;
  try {
    parseLicence(text);
  } catch {
    isValid = false;
  }
  licenceVerdicts.set(text, isValid);
  return isValid;
}

export const ownLicence: Rule = {
  id: 'C304',
  title: 'Licence text is missing',
  level: 'error',
  why: 'Nobody can look up a licence that SPDX does not list.',
  fix: 'Give the address of its text: `license: { code: ..., url: https://... }`, or describe it in catalog/licenses.yml.',
  example: {
    kind: 'keys',
    bad: 'license: LicenseRef-Leaf',
    good: 'license: { code: LicenseRef-Leaf, url: "https://example.org/licence" }',
  },
  check: (context) =>
    textsOf(context.sites.licence).flatMap(({ pointer, value }) => {
      if (!/(?:^|[\s(])LicenseRef-/.test(value) || hasText(value, pointer, context)) return [];
      return [at('C304', pointer, `"${short(value)}" has no address of its text`)];
    }),
};

function hasText(value: string, pointer: string, { raw, known }: CardContext): boolean {
  const own = raw?.license;
  if (typeof own === 'object' && own.url !== undefined) return true;
  const index = /^\/weights\/(\d+)\//.exec(pointer)?.[1];
  if (index !== undefined && raw?.weights?.[Number(index)]?.gate !== undefined) return true;
  const refs = value.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? [];
  return refs.every((ref) => isListed(ref, known));
}

function isListed(ref: string, { licenses }: Known): boolean {
  return licenses.licenses.some(({ id }) => id === ref);
}

function splitOnce(text: string, mark: string): readonly [string, string | undefined] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)];
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/** Rules about ids of the catalog's vocabularies. */
export const vocabularyRules: readonly Rule[] = [
  systemPackage,
  wheelIndex,
  platform,
  task,
  licence,
  ownLicence,
];
