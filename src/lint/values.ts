/** Small readings of values of unknown shape, and of the texts that several rules look at. */
import type { Finding } from '../catalog/finding.ts';
import { nearestWord } from '../catalog/spelling.ts';
import { type Parsed, type Range, parseSpecifier, toRange } from '../core/python/index.ts';
import type { Site } from './sites.ts';

/** A site whose value is text. */
export interface TextSite extends Site {
  readonly value: string;
}

/** The sites whose value is text on one line; broken lines have a rule of their own. */
export function textsOf(sites: readonly Site[]): readonly TextSite[] {
  return sites.filter(
    (site): site is TextSite => typeof site.value === 'string' && !site.value.includes('\n'),
  );
}

/** A mapping, or `undefined`. */
export function mappingOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** The texts of a list; empty for anything else. */
export function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The end of a message about an unknown id. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearestWord(word, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** A finding at a value. */
export function at(rule: string, pointer: string, message: string, fix?: string): Finding {
  return { rule, place: { pointer }, message, fix };
}

const ranges = new Map<string, Parsed<Range>>();

/** The versions that a specifier admits; the same text is calculated once. */
export function rangeOf(text: string): Parsed<Range> {
  const known = ranges.get(text);
  if (known !== undefined) return known;
  const result = parseSpecifier(text);
  const range: Parsed<Range> = result.ok ? { ok: true, value: toRange(result.value) } : result;
  ranges.set(text, range);
  return range;
}
