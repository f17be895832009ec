/** Rules about the versions of a model, their days and their end. */
import type { Rule } from '../rule.ts';
import { at, didYouMean, textsOf } from '../values.ts';

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

/** Rules about the versions of a model, their days and their end. */
export const versionRules: readonly Rule[] = [
  versionTwice,
  versionUnnamed,
  successor,
  retirement,
  dateOrder,
];
