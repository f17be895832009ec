/** The filters of the browse page with their values, names and counts. */
import {
  COMPUTE_NAMES,
  FACETS,
  STAGES,
  type BrowseItem,
  type Facet,
  type Vocabulary,
} from './browse-item.ts';

export interface FacetValue {
  readonly value: string;
  readonly name: string;
  /** Cards that have it. */
  readonly count: number;
}

export interface FacetGroup {
  readonly facet: Facet;
  readonly legend: string;
  readonly values: readonly FacetValue[];
}

/** Groups in reading order; values that no card has are left out. */
export function facetGroups(
  items: readonly BrowseItem[],
  vocabulary: Vocabulary,
): readonly FacetGroup[] {
  return FACETS.map((facet) => ({
    facet,
    legend: LEGENDS[facet],
    values: namesOf(facet, vocabulary)
      .map(([value, name]) => ({ value, name, count: countOf(items, facet, value) }))
      .filter(({ count }) => count > 0),
  })).filter(({ values }) => values.length > 0);
}

/** Most cards first; used where there are many values. */
export function byCount(values: readonly FacetValue[]): readonly FacetValue[] {
  return values.toSorted((a, b) => b.count - a.count);
}

const LEGENDS: Readonly<Record<Facet, string>> = {
  task: 'Task',
  licence: 'Licence allows',
  compute: 'Runs on',
  proof: 'Proven',
  status: 'Status',
};

type Named = readonly [value: string, name: string];

function namesOf(facet: Facet, { tasks }: Vocabulary): readonly Named[] {
  switch (facet) {
    case 'task':
      return tasks.tasks.map(({ id, name }) => [id, name]);
    case 'licence':
      return [
        ['commercial', 'Commercial use'],
        ['no-sign-up', 'Weights without sign-up'],
      ];
    case 'compute':
      return Object.entries(COMPUTE_NAMES);
    case 'proof':
      return [
        ['ran', 'Installed and run'],
        ['resolves', 'Every package has a build'],
      ];
    case 'status':
      return STAGES.map((stage) => [stage, stage]);
    default:
      return facet satisfies never;
  }
}

function countOf(items: readonly BrowseItem[], facet: Facet, value: string): number {
  return items.filter(({ facets }) => facets[facet].includes(value)).length;
}
