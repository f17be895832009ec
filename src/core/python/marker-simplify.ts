/** Simplifies a marker for what is known of the target: some fields, and a range of Pythons. */

import {
  type Comparison,
  type Junction,
  type Marker,
  type MarkerEnvironment,
  formatMarker,
  joinMarkers,
} from './marker.ts';
import { evaluateMarker, fieldOf } from './marker-evaluate.ts';
import { isPythonField, pythonRangeOf } from './marker-python.ts';
import { EVERY_VERSION, type Range, difference, holdsFinal, intersect } from './range.ts';

/** What is known of a target. */
export interface KnownTarget {
  /** The fields that are fixed; a field left out stays open. */
  readonly environment: MarkerEnvironment;
  /** The Pythons the target may have, by full version; only final releases count. */
  readonly python?: Range | undefined;
}

/** `always` and `never` for the whole target, or the marker that still decides. */
export type SimplifiedMarker = 'always' | 'never' | Marker;

/** Removes from a marker everything that the target decides. */
export function simplifyMarker(marker: Marker, target: KnownTarget): SimplifiedMarker {
  if (marker.kind === 'comparison') return simplifyComparison(marker, target);
  return simplifyJunction(marker, target);
}

function simplifyComparison(comparison: Comparison, target: KnownTarget): SimplifiedMarker {
  const field = fieldOf(comparison);
  if (isPythonField(field) && target.environment[field] === undefined) {
    return decideByPython(comparison, target);
  }
  const isKnown = field !== undefined && target.environment[field] !== undefined;
  const holds = isKnown ? evaluateMarker(comparison, target.environment) : undefined;
  if (holds === undefined) return comparison;
  return holds ? 'always' : 'never';
}

function decideByPython(marker: Marker, { python = EVERY_VERSION }: KnownTarget): SimplifiedMarker {
  const range = pythonRangeOf(marker, {});
  if (range === undefined) return marker;
  if (!holdsFinal(intersect(python, range))) return 'never';
  return holdsFinal(difference(python, range)) ? marker : 'always';
}

function simplifyJunction({ kind, markers }: Junction, target: KnownTarget): SimplifiedMarker {
  const neutral = kind === 'and' ? 'always' : 'never';
  const open = new Map<string, Marker>();
  for (const part of markers) {
    const result = simplifyMarker(part, target);
    if (typeof result !== 'string') open.set(formatMarker(result), result);
    else if (result !== neutral) return result;
  }
  return joinOpen(kind, [...open.values()], target);
}

/** The parts on Python alone may decide together what none of them decides alone. */
function joinOpen(
  kind: Junction['kind'],
  open: readonly Marker[],
  target: KnownTarget,
): SimplifiedMarker {
  const neutral = kind === 'and' ? 'always' : 'never';
  const [firstPython, ...morePython] = open.filter(asksPythonOnly);
  if (firstPython !== undefined) {
    const result = decideByPython(joinMarkers(kind, firstPython, morePython), target);
    if (result === neutral)
      return joinAll(
        kind,
        open.filter((part) => !asksPythonOnly(part)),
      );
    if (typeof result === 'string') return result;
  }
  return joinAll(kind, open);
}

function joinAll(kind: Junction['kind'], markers: readonly Marker[]): SimplifiedMarker {
  const [first, ...rest] = markers;
  if (first === undefined) return kind === 'and' ? 'always' : 'never';
  return joinMarkers(kind, first, rest);
}

function asksPythonOnly(marker: Marker): boolean {
  if (marker.kind !== 'comparison') return marker.markers.every(asksPythonOnly);
  return isPythonField(fieldOf(marker));
}
