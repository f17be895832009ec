/** Finds the failures of the catalog that a pasted log shows. Pure: the log goes nowhere. */
import type { Failure } from '../generated/failure.ts';
import { withoutColour } from './colour.ts';
import {
  fixedTexts,
  matchLine,
  normal,
  parsePattern,
  type Pattern,
  smallLetters,
} from './pattern.ts';

/** A failure with its file name as id. */
export interface KnownFailure {
  readonly id: string;
  readonly failure: Failure;
}

export interface Diagnosis {
  readonly id: string;
  readonly failure: Failure;
  /** Lines of the log that show it, from 1, in the order of the patterns. */
  readonly lines: readonly number[];
  /** Words that the patterns kept. */
  readonly kept: Readonly<Record<string, string>>;
}

/** A log longer than this is read from its end, where the error stands. */
const MOST_LINES = 20_000;

/** What is longer than this on one line is no message. */
const LONGEST_LINE = 4_000;

/**
 * The failures that the log shows, best first: those that say more before general ones, then the
 * one with more text recognised, then the one that stands later, as the cause of a trace does. A
 * general one is left out when others say more of the same lines.
 *
 * @returns nothing when the log shows none: no guess
 */
export function diagnose(log: string, known: readonly KnownFailure[]): readonly Diagnosis[] {
  const read = readLog(log);
  const found = known
    .flatMap((one) => recognise(one, read))
    .toSorted((left, right) => compare(left, right))
    .map(({ diagnosis }) => diagnosis);
  const told = new Set(found.filter((one) => !isGeneral(one)).flatMap(({ lines }) => lines));
  return found.filter((one) => !isGeneral(one) || one.lines.some((line) => !told.has(line)));
}

function isGeneral({ failure }: Diagnosis): boolean {
  return failure.general === true;
}

interface Recognised {
  readonly diagnosis: Diagnosis;
  /** Letters of the patterns that were found. */
  readonly weight: number;
}

interface Line {
  readonly number: number;
  readonly text: string;
  /** In small letters, made once for all patterns. */
  readonly small: string;
}

interface ReadLog {
  readonly lines: readonly Line[];
  /** All of it in small letters: most patterns have a text that stands nowhere in the log. */
  readonly small: string;
}

function readLog(log: string): ReadLog {
  const lines = linesOf(log);
  return { lines, small: lines.map(({ small }) => small).join('\n') };
}

function linesOf(log: string): readonly Line[] {
  const all = log.split(/\r\n|\r|\n/);
  const first = Math.max(0, all.length - MOST_LINES);
  return all.slice(first).map((written, index) => {
    const text = normal(withoutColour(written.slice(0, LONGEST_LINE)));
    return { number: first + index + 1, text, small: smallLetters(text) };
  });
}

function recognise({ id, failure }: KnownFailure, log: ReadLog): readonly Recognised[] {
  const isRuledOut = (failure.unless ?? []).some((source) => find(source, log) !== undefined);
  if (isRuledOut) return [];
  for (const sources of failure.match) {
    const found = sources.map((source) => find(source, log));
    if (found.some((one) => one === undefined)) continue;
    const hits = found.flatMap((one) => (one === undefined ? [] : [one]));
    const kept = Object.fromEntries(hits.flatMap((hit) => Object.entries(hit.kept)));
    const weight = sources.join('').length;
    return [{ weight, diagnosis: { id, failure, kept, lines: hits.map(({ number }) => number) } }];
  }
  return [];
}

interface Hit {
  readonly number: number;
  readonly kept: Readonly<Record<string, string>>;
}

/** The last line that matches: a log ends with what broke it. */
function find(source: string, { lines, small }: ReadLog): Hit | undefined {
  const pattern = patternOf(source);
  if (pattern === undefined || !fixedTexts(pattern).every((text) => small.includes(text))) {
    return undefined;
  }
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    const kept = line === undefined ? undefined : matchLine(pattern, line.text, line.small);
    if (line !== undefined && kept !== undefined) return { number: line.number, kept };
  }
  return undefined;
}

const patterns = new Map<string, Pattern | undefined>();

function patternOf(source: string): Pattern | undefined {
  if (!patterns.has(source)) patterns.set(source, parsePattern(source));
  return patterns.get(source);
}

function compare(left: Recognised, right: Recognised): number {
  const general = Number(isGeneral(left.diagnosis));
  const otherGeneral = Number(isGeneral(right.diagnosis));
  return (
    general - otherGeneral ||
    right.weight - left.weight ||
    Math.max(...right.diagnosis.lines) - Math.max(...left.diagnosis.lines)
  );
}
