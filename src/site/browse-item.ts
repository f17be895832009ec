/** A card as the browse page, the search index and the list of all cards show it. */
import type { Card, ComputeKind } from '../core/card/card.ts';
import type { Licences } from '../core/generated/licenses.ts';
import type { Tasks } from '../core/generated/tasks.ts';
import { memoryRange } from './hardware-range.ts';
import { iconOf } from './task-icon.ts';

export interface Vocabulary {
  readonly tasks: Tasks;
  readonly licences: Licences;
}

/** Names of the filters, as they stand in the query and in the search index. */
export const FACETS = ['task', 'licence', 'compute', 'proof', 'status'] as const;
export type Facet = (typeof FACETS)[number];

/** One value for each filter. */
export function eachFacet<Value>(of: (facet: Facet) => Value): Readonly<Record<Facet, Value>> {
  return {
    task: of('task'),
    licence: of('licence'),
    compute: of('compute'),
    proof: of('proof'),
    status: of('status'),
  };
}

export interface BrowseItem {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** `audio / speech recognition`: field and first task. */
  readonly callNumber: string;
  /** Name of an icon, for its first task. */
  readonly icon?: string | undefined;
  readonly stage: Card['status']['stage'];
  /** Short facts for the last line. */
  readonly spec: readonly string[];
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
}

export function browseItem(card: Card, vocabulary: Vocabulary): BrowseItem {
  return {
    id: card.id,
    name: card.name,
    summary: card.summary,
    callNumber: callNumber(card, vocabulary.tasks),
    icon: iconOf(card, vocabulary.tasks),
    stage: card.status.stage,
    spec: specOf(card),
    facets: {
      task: card.tasks,
      licence: licenceFacets(card, vocabulary.licences),
      compute: computeFacets(card),
      proof: proofFacets(card),
      status: [card.status.stage],
    },
  };
}

/** Field and first task, as a library would file it. */
export function callNumber(card: Card, { tasks, domains }: Tasks): string {
  const task = tasks.find(({ id }) => id === card.tasks[0]);
  if (task === undefined) return card.tasks[0] ?? '';
  const domain = domains.find(({ id }) => id === task.domain);
  return `${domain?.name ?? task.domain} / ${task.name}`.toLowerCase();
}

/** Living cards first, then by name; the order of every list. */
export function compareItems(a: BrowseItem, b: BrowseItem): number {
  const stages = STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage);
  return stages !== 0 ? stages : a.name.localeCompare(b.name, 'en');
}

/** Short names of compute, by maker, since a card has little room. */
export const COMPUTE_NAMES: Readonly<Record<ComputeKind, string>> = {
  cpu: 'CPU',
  cuda: 'NVIDIA',
  rocm: 'AMD',
  mps: 'Apple',
  xpu: 'Intel',
};

/** Stages of life, living first. */
export const STAGES: readonly Card['status']['stage'][] = [
  'stable',
  'draft',
  'raw',
  'deprecated',
  'retired',
];

function specOf(card: Card): readonly string[] {
  const memory = memoryRange(card, 'vram_gb');
  const compute = computeFacets(card).map((kind) => COMPUTE_NAMES[kind]);
  return [
    ...(memory === undefined ? [] : [`${memory} GPU memory`]),
    ...(compute.length === 0 ? [] : [compute.join(', ')]),
    card.licence.code,
  ];
}

/** What the licences allow for certain; what upstream does not state is not listed. */
function licenceFacets(card: Card, { licenses }: Licences): readonly string[] {
  const { code, weights } = card.licence;
  const allows = (id: string | undefined): boolean =>
    licenses.find((licence) => licence.id === id)?.commercial === 'yes';
  const isFree =
    card.hasNoWeights ||
    (card.weights.length > 0 &&
      card.weights.every(({ gate, optional }) => gate === undefined || optional === true));
  const allowsWeights = weights === undefined ? card.hasNoWeights : allows(weights);
  return [
    ...(allows(code) && allowsWeights ? ['commercial'] : []),
    ...(isFree ? ['no-sign-up'] : []),
  ];
}

/** What records prove of the release that the card is for, on at least one system. */
function proofFacets({ evidence, version }: Card): readonly ('ran' | 'resolves')[] {
  const own = evidence.filter((record) => record.version === version);
  const hasRun = own.some(({ run }) => run?.outcome === 'done' && run.stage !== 'install');
  const resolves = own.some(({ resolution }) => resolution?.outcome === 'resolves');
  return [...(hasRun ? (['ran'] as const) : []), ...(resolves ? (['resolves'] as const) : [])];
}

/** Kinds that work, slowly or not; unknown is not listed. */
function computeFacets(card: Card): readonly ComputeKind[] {
  return KINDS.filter((kind) => {
    const support = card.compute[kind]?.support;
    return support === 'yes' || support === 'slow';
  });
}

const KINDS: readonly ComputeKind[] = ['cpu', 'cuda', 'rocm', 'mps', 'xpu'];
