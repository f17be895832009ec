/** What an output format is: from a card and a target to files, and what to do with them. */
import type { Card } from '../card/card.ts';
import type { Refusal, Target } from '../plan/plan.ts';
import type { Registry } from '../registry.ts';

export interface RenderedFile {
  /** Name, or path with `/`, below the folder that the user puts the files in. */
  readonly name: string;
  /** ASCII or UTF-8 text that ends in a line feed. */
  readonly text: string;
  /** To be run by its name; a file system sets its mode. */
  readonly executable?: boolean | undefined;
}

/** What is done with the files, to be pasted in the folder that holds them. */
export interface Use {
  readonly title: string;
  /** One line for people: why. */
  readonly reason: string;
  /** Lines for the shell of the target's platform, quoted; no last line feed. */
  readonly lines: string;
}

/** The files of a format for one target. */
export interface Rendering {
  readonly kind: 'rendering';
  readonly files: readonly RenderedFile[];
  /** In order: what comes before the files are used, their use, what comes after. */
  readonly use: readonly Use[];
  /** What a reader must know: sentences, plain text. */
  readonly notes: readonly string[];
}

/** Where this catalog is published; a format that links to it says less without. */
export interface Publisher {
  /** Address of the site with its base, ending in `/`. */
  readonly site: string;
  /** Address of the repository, without `/` at the end. */
  readonly repository: string;
}

export interface FormatRequest {
  readonly card: Card;
  readonly target: Target;
  readonly registry: Registry;
  readonly publisher?: Publisher | undefined;
}

/** Groups in the order in which a page shows them. */
export type FormatGroup = 'commands' | 'environment' | 'container' | 'notebook' | 'application';

export interface Format {
  /** Stable: used in addresses and by the command line. */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  readonly group: FormatGroup;
  /** One line for people: what it is and who wants it. */
  readonly summary: string;
  /** Among the few that a newcomer sees. */
  readonly isCommon: boolean;
  /**
   * The files, or a refusal: of the planner, or with the obstacle `format` when this format cannot
   * speak a step. It never leaves a step out.
   */
  readonly render: (request: FormatRequest) => Rendering | Refusal;
}

/** A refusal of a format that cannot say what the plan wants. */
export function formatRefusal(
  { card, target }: FormatRequest,
  reason: string,
  source?: string,
): Refusal {
  return {
    kind: 'refusal',
    card: { id: card.id, name: card.name },
    target,
    obstacle: 'format',
    reason,
    source,
    nearest: [],
  };
}
