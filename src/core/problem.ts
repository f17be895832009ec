/** What every check returns: where, which rule, what was found, why it matters and how to mend it. */
export interface Problem {
  /** Path as the user gave it, or relative to the catalog. */
  readonly file: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** 1-based column, in UTF-16 code units. */
  readonly column: number;
  /** 1-based end of the marked text, exclusive; on the same line unless `endLine` says otherwise. */
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly level: 'error' | 'warning';
  /** Rule id, for example `R203`; the site has a page for each. */
  readonly rule: string;
  /** Found and expected, in one line, without control characters. */
  readonly message: string;
  /** Why the rule exists, in one line. */
  readonly why?: string | undefined;
  /** The remedy, in one line. */
  readonly fix?: string | undefined;
}
