/** What a check found, located by offset or by pointer; a `Problem` once the file is known. */
import type { Problem } from '../core/problem.ts';

/** Where in a file: an offset range, or a JSON pointer into its data. */
export type Place =
  | { readonly offset: number; readonly length: number }
  | {
      /** JSON pointer (RFC 6901); the empty string is the whole mapping. */
      readonly pointer: string;
      /** Marks the key instead of the value. */
      readonly at?: 'key' | undefined;
      /** A part of the value: where it begins, and how long it is, in UTF-16 units. */
      readonly part?: { readonly offset: number; readonly length: number } | undefined;
    };

export interface Finding {
  readonly rule: string;
  readonly place: Place;
  /** Found and expected, in one line. */
  readonly message: string;
  /** The remedy for this very case; the rule's own when left out. */
  readonly fix?: string | undefined;
  /** The text that would mend it, in place of the marked text; only when nothing is lost. */
  readonly replacement?: string | undefined;
}

/** How a rule's example is read: front matter keys, a body, a whole file, a file name. */
export type ExampleKind = 'keys' | 'body' | 'file' | 'name' | 'words';

/** What the site's page of a rule shows. */
export interface RuleDoc {
  readonly id: string;
  readonly title: string;
  readonly level: Problem['level'];
  /** Why the rule exists, in one line. */
  readonly why: string;
  /** The remedy, in one line. */
  readonly fix: string;
  readonly example: {
    /**
     * `keys`: top-level front matter keys in an otherwise good card; `body`: its prose;
     * `file`: a whole file; `name`: a file name; `words`: described, because text cannot show it.
     */
    readonly kind: ExampleKind;
    readonly bad: string;
    readonly good: string;
  };
}

/** The whole file. */
export const FILE: Place = { offset: 0, length: 0 };
