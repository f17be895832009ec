/** A clean place to install in, thrown away afterwards. */

/** What a script inside came to. */
export interface ScriptOutcome {
  /** Exit status; 124 when time was up, 125 when the disk limit was reached. */
  readonly status: number;
  /** Both channels, as they came. */
  readonly output: string;
  readonly seconds: number;
}

export interface Sandbox {
  /** In words, for the record. */
  readonly where: string;
  /** What stands between this place and a user's machine. */
  readonly replaced: readonly string[];
  /** Puts a file into the folder that scripts begin in. */
  readonly put: (name: string, text: string) => void;
  /**
   * Lets git inside read a copy on this machine where a plan names a repository.
   *
   * @param copy address, `file://...`
   */
  readonly lendCopy: (repository: string, copy: string) => void;
  /**
   * Runs a file of that folder in the platform's own shell.
   *
   * @param seconds when to stop it
   * @param diskBytes what it may take at the most
   */
  readonly runScript: (name: string, seconds: number, diskBytes: number) => Promise<ScriptOutcome>;
  /** What was added since the beginning. */
  readonly diskBytes: () => number;
  readonly remove: () => void;
}
