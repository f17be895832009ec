/** Why a model cannot run in a session of Binder: a stated figure that the host does not reach. */
import type { Card, CardWeights, Variant } from '../../card/card.ts';
import type { Host } from '../notebook/plan-on-host.ts';

/** A figure that speaks against it, in a sentence, with where it was read. */
export interface FactAgainst {
  readonly reason: string;
  readonly source?: string | undefined;
}

/**
 * The first stated figure of a card that the host does not reach; `undefined` when there is none,
 * which does not mean that it fits.
 *
 * @param card the chosen version
 * @param weights those that the target needs
 */
export function factAgainst(
  card: Card,
  variant: Variant | undefined,
  weights: readonly CardWeights[],
  host: Host,
): FactAgainst | undefined {
  const hardware = { ...card.hardware, ...variant?.hardware };
  const { memory_gb: memory } = host;
  if (memory === undefined) return undefined;
  const has = `a session of ${host.name} has ${memory}`;
  if (hardware.ram_gb !== undefined && hardware.ram_gb > memory) {
    const reason = `${card.name} needs ${hardware.ram_gb} GB of main memory; ${has}.`;
    return { reason, source: hardware.source };
  }
  const size = weightsSize(weights);
  if (size > memory) {
    return { reason: `The files of ${card.name} take ${size} GB of main memory; ${has}.` };
  }
  return undefined;
}

/** Whether memory is stated at all; without it nobody knows whether a session is enough. */
export function statesMemory(card: Card, variant: Variant | undefined): boolean {
  return (variant?.hardware?.ram_gb ?? card.hardware?.ram_gb) !== undefined;
}

/** GB of parameters as stated; a model holds them in memory while it computes. */
function weightsSize(weights: readonly CardWeights[]): number {
  const sizes = weights
    .filter(({ kind = 'weights', optional }) => kind === 'weights' && optional !== true)
    .map(({ size_gb: size, unpacked_gb: unpacked }) => unpacked ?? size ?? 0);
  const sum = sizes.reduce((total, size) => total + size, 0);
  return Math.round(sum * 10) / 10;
}
