/** What a step comes to before a shell spells it: programs with their arguments, and the few things
 * that each shell does in its own way. */

export type Variables = Readonly<Record<string, string>>;

/** A program and its arguments. */
export interface Run {
  readonly kind: 'run';
  /** The program, as the plan's shell finds it, then its arguments, unquoted. */
  readonly argv: readonly string[];
  /** Set for this call only. */
  readonly env: Variables;
  /** Folder to run in, relative to the model's folder; the interpreter's path allows for it. */
  readonly in?: string | undefined;
  /** With administrator rights. */
  readonly root: boolean;
}

/** One thing that a shell is told. */
export type Command =
  | Run
  | { readonly kind: 'make-folder'; readonly path: string }
  | { readonly kind: 'enter'; readonly path: string }
  | {
      readonly kind: 'download';
      readonly url: string;
      readonly file: string;
      /** For a shell whose own download does not read the variables of the session. */
      readonly proxy?: string | undefined;
    }
  | { readonly kind: 'check'; readonly file: string; readonly sha256: string }
  /** A variable for the rest of the session; without a value the user has to fill it in. */
  | { readonly kind: 'set'; readonly name: string; readonly value?: string | undefined }
  /** A container with folders of the current one: docker wants absolute paths, which only the shell knows. */
  | {
      readonly kind: 'container';
      readonly options: readonly string[];
      readonly mounts: readonly { readonly name: string; readonly to: string }[];
      readonly image: string;
      readonly argv: readonly string[];
    }
  /** Folders of the current one that the Linux loader searches first. */
  | { readonly kind: 'library-path'; readonly folders: readonly string[] }
  /** Finds programs that were installed in this session; nothing to do where the shell does so itself. */
  | { readonly kind: 'refresh-path' }
  /** Something that only a person can do. */
  | { readonly kind: 'say'; readonly text: string; readonly url?: string | undefined };
