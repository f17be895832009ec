/** Figures of the hardware a card asks for, over all its variants. */
import type { Card } from '../core/card/card.ts';

type Figure = 'vram_gb' | 'ram_gb' | 'disk_gb';

/**
 * `4 GB`, or `1–10 GB` when variants differ.
 *
 * @returns `undefined` when upstream states no figure
 */
export function memoryRange(card: Card, figure: Figure): string | undefined {
  const figures = [card.hardware, ...card.variants.map(({ hardware }) => hardware)]
    .map((hardware) => hardware?.[figure])
    .filter((value) => value !== undefined);
  if (figures.length === 0) return undefined;
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  return low === high ? `${String(low)} GB` : `${String(low)}–${String(high)} GB`;
}
