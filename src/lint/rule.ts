/** What a rule is: its documentation, and a check over one card. */
import type { Finding, RuleDoc } from '../catalog/finding.ts';
import type { Card as RawCard } from '../core/generated/card.ts';
import type { Licences } from '../core/generated/licenses.ts';
import type { Tasks } from '../core/generated/tasks.ts';
import type { Registry } from '../core/registry.ts';
import type { Site, SiteKind } from './sites.ts';

/** What the rules of a card may know. */
export interface CardContext {
  readonly id: string;
  /** Front matter that conforms to the schema; rules about single values do without. */
  readonly raw?: RawCard | undefined;
  /** Values by what they are, wherever they stand; also of cards that do not conform. */
  readonly sites: Readonly<Record<SiteKind, readonly Site[]>>;
  readonly body: string;
  /** Offset of the body in the file. */
  readonly bodyOffset: number;
  readonly known: Known;
}

/** The catalog around the card. */
export interface Known {
  readonly registry: Registry;
  readonly tasks: Tasks;
  readonly licenses: Licences;
  /** Ids of all cards. */
  readonly cardIds: ReadonlySet<string>;
}

export interface Rule extends RuleDoc {
  readonly check: (context: CardContext) => readonly Finding[];
}
