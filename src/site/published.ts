/** The files that the site publishes beside its pages: cards as data and as source, the list of all. */
import type { LoadedCard } from '../catalog/load.ts';
import { recordName } from '../core/evidence/record-file.ts';
import type { Registry } from '../core/registry.ts';
import type { BrowseItem } from './browse-item.ts';
import type { TroubleshootData } from './troubleshoot-data.ts';
import type { Urls } from './urls.ts';

/** Path below the base, and content. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

/** The files of one card: as data, as it was written, and each record of what was resolved or run. */
export function cardFiles({ card, source }: LoadedCard): readonly PublishedFile[] {
  return [
    { path: `models/${card.id}.json`, text: `${JSON.stringify(card)}\n` },
    { path: `models/${card.id}.md`, text: source },
    ...card.evidence.map((record) => ({
      path: `models/${card.id}/evidence/${recordName(record)}`,
      text: `${JSON.stringify(record, undefined, 2)}\n`,
    })),
  ];
}

/** Platforms, frameworks, system packages: with a card, all that is needed to render any format. */
export function registryFile(registry: Registry): PublishedFile {
  return { path: 'api/v1/registry.json', text: `${JSON.stringify(registry)}\n` };
}

/** Failures, and what is needed to give advice about them. */
export function failuresFile(data: TroubleshootData): PublishedFile {
  return { path: 'api/v1/failures.json', text: `${JSON.stringify(data)}\n` };
}

/** The compact list of all cards, with the addresses of each. */
export function modelsFile(
  cards: readonly LoadedCard[],
  items: readonly BrowseItem[],
  urls: Urls,
): PublishedFile {
  const versions = new Map(cards.map(({ card }) => [card.id, card.version]));
  const models = items.map(({ id, name, summary, stage, facets }) => ({
    id,
    name,
    summary,
    status: stage,
    version: versions.get(id),
    tasks: facets.task,
    compute: facets.compute,
    licence: facets.licence,
    proof: facets.proof,
    page: urls.card(id),
    data: urls.cardData(id),
    source: urls.cardSource(id),
  }));
  return { path: 'api/v1/models.json', text: `${JSON.stringify({ models })}\n` };
}
