/** How old evidence is, and when that is worth a word. */

/** Packages and their dependencies move: half a year later another set is installed. */
const OLD_AFTER_DAYS = 180;

const DAY_MS = 86_400_000;

/**
 * Whole days between two days.
 *
 * @param date `2026-11-28`
 * @param today of the reader, who alone has a clock
 * @returns `NaN` when one is no date
 */
export function ageInDays(date: string, today: string): number {
  return Math.floor((Date.parse(today) - Date.parse(date)) / DAY_MS);
}

/** Whether a reader should be told. */
export function isOld(date: string, today: string): boolean {
  return ageInDays(date, today) > OLD_AFTER_DAYS;
}
