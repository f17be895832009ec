/** What the strict and the explaining YAML parser share. */

/** Keys that a later merge of objects would act on. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** What the strict parser stumbled over, for the explaining parser to say better. */
export interface Fault {
  readonly reason: string;
  /** Offset in the YAML, if known. */
  readonly offset?: number | undefined;
  readonly isTooDeep: boolean;
}
