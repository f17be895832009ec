/** The two mistakes with ids: one that nobody defines, one that is defined twice. */
import type { Finding } from './finding.ts';
import { nearestWord } from './spelling.ts';

/** An id that is used, and where. */
export interface Reference {
  readonly id: string;
  readonly pointer: string;
  readonly at?: 'key';
}

/** A finding for each reference to an id that is not known, with the nearest one that is. */
export function unknownIds(
  what: string,
  references: readonly Reference[],
  known: Iterable<string>,
): readonly Finding[] {
  const names = new Set(known);
  return references
    .filter(({ id }) => !names.has(id))
    .map(({ id, pointer, at }) => {
      const near = nearestWord(id, names);
      const hint = near === undefined ? '' : `; did you mean "${near}"?`;
      return { rule: 'D801', place: { pointer, at }, message: `unknown ${what} "${id}"${hint}` };
    });
}

/**
 * A finding for each id that is listed again.
 *
 * @param pointer of the list
 * @param allowed ids that may be listed more than once
 */
export function repeated(
  what: string,
  ids: readonly string[],
  pointer: string,
  allowed: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index || allowed.has(id)) return [];
    return [
      {
        rule: 'D803',
        place: { pointer: `${pointer}/${index}/id` },
        message: `${what} "${id}" is listed twice`,
      },
    ];
  });
}
