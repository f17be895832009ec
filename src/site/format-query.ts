/** The whole choice of a card page in its address: the target, and `as` for the output format. */
import type { Target } from '../core/plan/plan.ts';
import { DEFAULT_FORMAT, type FormatEntry } from './format-entry.ts';
import { targetToQuery } from './target-query.ts';

export interface FormatQuery {
  /** Id of a format. */
  readonly as: string;
  /** `as=value` when nobody knows it; shown to the user. */
  readonly ignored: readonly string[];
}

/** Reads the format; an unknown one is named and the default taken. */
export function formatFromQuery(
  query: URLSearchParams,
  formats: readonly FormatEntry[],
): FormatQuery {
  const asked = query.get('as');
  if (asked === null) return { as: DEFAULT_FORMAT, ignored: [] };
  if (formats.some(({ id }) => id === asked)) return { as: asked, ignored: [] };
  return { as: DEFAULT_FORMAT, ignored: [`as=${asked}`] };
}

/** The query that leads to this choice; the default format is left out, to keep it short. */
export function choiceToQuery(target: Target, as: string): string {
  const query = targetToQuery(target);
  return as === DEFAULT_FORMAT ? query : `${query}&${new URLSearchParams({ as }).toString()}`;
}

/** The same, and what else stood in the address: its other keys belong to someone else and stay. */
export function choiceInAddress(target: Target, as: string, before: URLSearchParams): string {
  const foreign = [...before].filter(([key]) => !OWN_KEYS.has(key));
  const rest = new URLSearchParams(foreign).toString();
  return choiceToQuery(target, as) + (rest === '' ? '' : `&${rest}`);
}

const OWN_KEYS: ReadonlySet<string> = new Set([
  'on',
  'gpu',
  'driver',
  'with',
  'version',
  'variant',
  'feature',
  'admin',
  'mirror',
  'proxy',
  'stack',
  'as',
]);
