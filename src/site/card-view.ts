/** What a card's page says around the planner, as plain values. */
import type { Card, CardWeights } from '../core/card/card.ts';
import { callNumber, type Vocabulary } from './browse-item.ts';
import { formatBytes } from './bytes.ts';
import { measuredSizes } from './evidence-view.ts';
import { iconOf } from './task-icon.ts';
import { memoryRange } from './hardware-range.ts';
import { linkOf, type Link } from './link.ts';
import type { Urls } from './urls.ts';

export interface Row {
  readonly term: string;
  readonly value: string;
  /** Begins a new part of the label. */
  readonly isHead: boolean;
}

export interface Banner {
  readonly title: string;
  readonly text: string;
  readonly successor?: Link | undefined;
}

export interface CardView {
  readonly callNumber: string;
  /** Name of an icon, for its first task. */
  readonly icon?: string | undefined;
  readonly factsLine: readonly string[];
  readonly rows: readonly Row[];
  /** Only when the model's life is at its end, or the card is not finished. */
  readonly banner?: Banner | undefined;
  readonly links: readonly Link[];
  readonly sources: readonly Link[];
  readonly notes: readonly { readonly text: string; readonly source?: Link | undefined }[];
  readonly citation?: { readonly text?: string | undefined; readonly links: readonly Link[] };
  readonly gates: readonly Gate[];
}

export interface Gate {
  readonly text: string;
  readonly link?: Link | undefined;
}

export function cardView(card: Card, vocabulary: Vocabulary, urls: Urls): CardView {
  return {
    callNumber: callNumber(card, vocabulary.tasks),
    icon: iconOf(card, vocabulary.tasks),
    factsLine: factsLine(card),
    rows: [...hardwareRows(card), ...softwareRows(card)],
    banner: bannerOf(card, urls),
    links: upstreamLinks(card),
    sources: card.sources.map((source) => linkOf(card, source)),
    notes: card.notes.map(({ text, source }) => ({
      text,
      source: source === undefined ? undefined : linkOf(card, source),
    })),
    ...citationOf(card),
    gates: card.weights.flatMap((weights) => gateOf(weights)),
  };
}

/** A sentence for search engines and previews, cut at a word when it is long. */
export function descriptionOf(card: Card): string {
  const text = `${card.summary} Install steps for ${card.name} by system, GPU and tool.`;
  return text.length <= 160 ? text : card.summary;
}

function factsLine(card: Card): readonly string[] {
  const version = [card.package ?? card.name, card.version].filter((part) => part !== undefined);
  return [
    ...(card.version === undefined ? [] : [version.join(' ')]),
    `code ${card.licence.code}`,
    weightsLicence(card),
    ...pythonOf(card).map((range) => `Python ${range}`),
  ];
}

function weightsLicence({ hasNoWeights, licence }: Card): string {
  const unstated = hasNoWeights ? undefined : 'weights licence not stated';
  return licence.weights === undefined ? (unstated ?? 'no weights') : `weights ${licence.weights}`;
}

/** The range that holds everywhere, or the first when all have conditions. */
function pythonOf(card: Card): readonly string[] {
  const range = card.python.find(({ when }) => when === undefined) ?? card.python[0];
  return range === undefined ? [] : [rangeName(range.version)];
}

/** `3.9 – 3.12` for `>=3.9,<3.13`; other ranges as they are written. */
function rangeName(range: string): string {
  const [, low, high] = /^>=3\.(\d+)(?:,<3\.(\d+))?$/.exec(range.replaceAll(' ', '')) ?? [];
  if (low === undefined) return range.replaceAll(',', ', ');
  if (high === undefined) return `3.${low} or newer`;
  const last = Number(high) - 1;
  return last === Number(low) ? `3.${low}` : `3.${low} – 3.${String(last)}`;
}

function hardwareRows(card: Card): readonly Row[] {
  const download = sizeOf(card.weights);
  return [
    { term: 'GPU memory', value: memoryRange(card, 'vram_gb') ?? NOT_STATED, isHead: true },
    { term: 'RAM', value: memoryRange(card, 'ram_gb') ?? NOT_STATED, isHead: false },
    { term: 'Disk', value: memoryRange(card, 'disk_gb') ?? NOT_STATED, isHead: false },
    ...(download === undefined ? [] : [{ term: 'Weights', value: download, isHead: false }]),
    ...measuredSizes(card).map((size) => ({ ...size, isHead: false })),
  ];
}

const NOT_STATED = 'not stated';

function softwareRows(card: Card): readonly Row[] {
  const needs = card.system
    .filter((need) => need.for === 'run' && !need.optional)
    .map((need) => need.anyOf.join(' or '));
  return [
    { term: 'GPU', value: card.hardware?.gpu ?? NOT_STATED, isHead: true },
    ...pythonOf(card).map((value) => ({ term: 'Python', value, isHead: false })),
    {
      term: 'System packages',
      value: needs.length === 0 ? 'none known' : [...new Set(needs)].join(', '),
      isHead: false,
    },
    ...arrivalOf(card.weights).map((value) => ({ term: 'Weights arrive', value, isHead: false })),
    ...telemetryOf(card).map((value) => ({ term: 'Reports usage', value, isHead: false })),
  ];
}

/** Sum of what everybody downloads; choices and additions are left out. */
function sizeOf(weights: readonly CardWeights[]): string | undefined {
  const common = weights.filter(
    ({ variant, feature, optional }) =>
      variant === undefined && feature === undefined && optional !== true,
  );
  const sizes = common.map(({ size_gb: size }) => size);
  const known = sizes.filter((size) => size !== undefined);
  if (known.length === 0 || known.length < sizes.length) return undefined;
  const sum = known.reduce((total, size) => total + size, 0);
  return formatBytes(sum * 1e9);
}

function arrivalOf(weights: readonly CardWeights[]): readonly string[] {
  return [...new Set(weights.map(({ when }) => ARRIVALS[when]))];
}

const ARRIVALS: Readonly<Record<CardWeights['when'], string>> = {
  bundled: 'in the package',
  'first-use': 'at first use',
  command: 'by a command',
  manual: 'by hand',
};

function telemetryOf(card: Card): readonly string[] {
  if (card.telemetry === undefined) return [];
  if (!card.telemetry.sends) return ['no'];
  return [card.telemetry.off === undefined ? 'yes' : `yes; ${card.telemetry.off} switches it off`];
}

function gateOf({ gate }: CardWeights): readonly Gate[] {
  if (gate === undefined) return [];
  const text = gate.why ?? GATES[gate.kind];
  return [{ text, link: { text: gate.url, href: linkOf(undefined, gate.url).href } }];
}

const GATES = {
  terms: 'Terms have to be accepted before the weights can be downloaded.',
  form: 'A form has to be filled in before the weights can be downloaded.',
  login: 'The weights can be downloaded after logging in.',
  'licence-number': 'A licence number is needed.',
  request: 'Access to the weights has to be asked for.',
} as const;

function bannerOf(card: Card, urls: Urls): Banner | undefined {
  const { stage, since, reason, successor } = card.status;
  if (stage === 'stable') return undefined;
  return {
    title: since === undefined ? TITLES[stage] : `${TITLES[stage]}, since ${since}`,
    text: reason ?? MEANINGS[stage],
    successor: successor === undefined ? undefined : successorOf(successor, urls),
  };
}

type Unsettled = Exclude<Card['status']['stage'], 'stable'>;

const TITLES: Readonly<Record<Unsettled, string>> = {
  raw: 'Raw card',
  draft: 'Draft card',
  deprecated: 'Deprecated',
  retired: 'Retired',
};

const MEANINGS: Readonly<Record<Unsettled, string>> = {
  raw: 'It was filled in from upstream and nobody has read it over yet.',
  draft: 'It was read over, but not everything in it has been checked.',
  deprecated: 'Its authors advise against new use.',
  retired: 'It is kept for the record and no longer maintained here.',
};

/** A card by id, or an address outside. */
function successorOf(successor: string, urls: Urls): Link {
  if (successor.includes(':')) return linkOf(undefined, successor);
  return { text: successor, href: urls.card(successor), isInside: true };
}

function upstreamLinks(card: Card): readonly Link[] {
  const { repo, homepage, paper } = card.upstream;
  const all: readonly (readonly [string, string | undefined])[] = [
    ['Repository', repo],
    ['Home page', homepage],
    ['Paper', paper],
  ];
  return all.flatMap(([text, address]) =>
    address === undefined ? [] : [{ text, href: linkOf(undefined, address).href }],
  );
}

function citationOf(card: Card): Pick<CardView, 'citation'> {
  if (card.citation === undefined) return {};
  const { text, doi, url } = card.citation;
  const links: Link[] = [];
  if (doi !== undefined) {
    links.push({ text: `doi:${doi}`, href: linkOf(undefined, `https://doi.org/${doi}`).href });
  }
  if (url !== undefined) links.push(linkOf(undefined, url));
  return { citation: { text, links } };
}
