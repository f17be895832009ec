/** Rules about what a user chooses: features, variants and the conditions on them. */
import type { Finding } from '../../catalog/finding.ts';
import type { Card as RawCard } from '../../core/generated/card.ts';
import type { CardContext, Rule } from '../rule.ts';
import { at, didYouMean, listOf, mappingOf } from '../values.ts';

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

/** Rules about what a user chooses: features, variants and the conditions on them. */
export const choiceRules: readonly Rule[] = [choice, variantTwice, condition];
