/** What a format gives for a target, and what works where it gives nothing. */
import type { Refusal } from '../core/plan/plan.ts';
import type { Format, FormatRequest, Rendering } from '../core/render/format.ts';
import { type FormatEntry, formatEntries } from './format-entry.ts';

/** What stands below the choices when a format other than the default is chosen. */
export type FormatOutcome =
  | { readonly kind: 'loading' }
  /** The code of the formats could not be fetched. */
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'done';
      readonly result: Rendering | Refusal;
      /** Formats that work for the same target; looked for only where no other target is known. */
      readonly instead: readonly FormatEntry[];
    };

/** Renders the format; an id that is none is a programmer's mistake. */
export function formatOutcome(
  formats: readonly Format[],
  as: string,
  request: FormatRequest,
): FormatOutcome {
  const format = formats.find(({ id }) => id === as);
  if (format === undefined) throw new Error(`There is no format "${as}".`);
  const result = format.render(request);
  const isStuck = result.kind === 'refusal' && result.nearest.length === 0;
  return { kind: 'done', result, instead: isStuck ? instead(formats, request) : [] };
}

/** How many other formats are enough: looking at each costs a rendering. */
const ENOUGH = 2;

/** Common formats only: a list that a newcomer can use. */
function instead(formats: readonly Format[], request: FormatRequest): readonly FormatEntry[] {
  const working: Format[] = [];
  for (const format of formats) {
    if (working.length === ENOUGH) break;
    if (format.isCommon && format.render(request).kind === 'rendering') working.push(format);
  }
  return formatEntries(working);
}
