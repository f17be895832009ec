/** What has rotted, and what could not be asked: the only two things that a finder says. */

/** Kinds of rot, in the order of the report. */
export const KINDS = ['vanished', 'yanked', 'ended', 'dead-link', 'moved'] as const;

export type Kind = (typeof KINDS)[number];

/** One thing that will fail or already fails for users. */
export interface Finding {
  readonly kind: Kind;
  /** Id; left out when it is about the catalog's own data. */
  readonly card?: string | undefined;
  readonly text: string;
  /** The day since which it is so. */
  readonly since?: string | undefined;
  /** The day of the oldest record that no longer holds. */
  readonly date?: string | undefined;
}

/** A question without an answer: never a finding. */
export interface Unasked {
  readonly kind: Kind;
  readonly card?: string | undefined;
  /** What was asked, and what came instead of an answer. */
  readonly text: string;
}

/** What one finder concludes. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly unasked: readonly Unasked[];
  /** Number of questions that were answered, for each kind that was asked for. */
  readonly answered: Readonly<Partial<Record<Kind, number>>>;
}

/** Puts verdicts together: by kind, then by card, then by text, each finding once. */
export function gathered(verdicts: readonly Verdict[]): Verdict {
  return {
    findings: inOrder(verdicts.flatMap(({ findings }) => findings)),
    unasked: inOrder(verdicts.flatMap(({ unasked }) => unasked)),
    answered: Object.assign({}, ...verdicts.map(({ answered }) => answered)),
  };
}

/** Kinds of which not one question was answered although there were some: the network is at fault. */
export function silentKinds({ answered, unasked }: Verdict): readonly Kind[] {
  return KINDS.filter(
    (kind) => answered[kind] === 0 && unasked.some((question) => question.kind === kind),
  );
}

function inOrder<Row extends Unasked>(rows: readonly Row[]): readonly Row[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return [...byKey].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

function keyOf({ kind, card, text }: Unasked): string {
  return [KINDS.indexOf(kind), card ?? '', text].join('\n');
}
