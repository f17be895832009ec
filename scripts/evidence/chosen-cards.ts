/** The cards that a job is about: those that are named, or all. */
import { type LoadedCard, loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import { nearestWord } from '../../src/catalog/spelling.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Registry } from '../../src/core/registry.ts';
import { UsageError } from '../commands/usage-error.ts';

/**
 * Of a retired model nothing new is proven.
 *
 * @throws UsageError when a name is none
 */
export function chosenCards(
  root: string,
  ids: readonly string[],
): {
  readonly cards: readonly Card[];
  /** The same as they were read. */
  readonly loaded: readonly LoadedCard[];
  readonly registry: Registry;
} {
  const { registry } = loadRegistry(root);
  const all = loadCatalog(root).cards;
  const stranger = ids.find((id) => !all.some(({ card }) => card.id === id));
  if (stranger !== undefined) {
    const near = nearestWord(
      stranger,
      all.map(({ card }) => card.id),
    );
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new UsageError(`The catalog has no card "${stranger}".${hint}`);
  }
  const loaded =
    ids.length > 0
      ? all.filter(({ card }) => ids.includes(card.id))
      : all.filter(({ card }) => card.status.stage !== 'retired');
  return { cards: loaded.map(({ card }) => card), loaded, registry };
}

/** Key of a target's record. */
export function keyOf(
  card: Card,
  target: { readonly platform: string; readonly gpu: string; readonly tool: string },
): {
  readonly card: string;
  readonly platform: string;
  readonly gpu: string;
  readonly tool: 'pip' | 'uv' | 'conda';
  readonly version?: string;
} {
  const tool = target.tool === 'pip' || target.tool === 'conda' ? target.tool : 'uv';
  return {
    card: card.id,
    platform: target.platform,
    gpu: target.gpu,
    tool,
    ...(card.version === undefined ? {} : { version: card.version }),
  };
}
