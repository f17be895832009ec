#!/usr/bin/env node
/**
 * Compares src/core/python with Python's packaging library on thousands of made-up cases.
 *
 * Needs Python 3 and a package index for the first run; the library is kept in
 * node_modules/.cache. A number as argument makes up other cases. Exit status 1 when the two disagree anywhere that is not explained below.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as python from '../src/core/python/index.ts';
import {
  ENVIRONMENTS,
  NEAR_VERSIONS,
  choicesFrom,
  markerTexts,
  requirementTexts,
  specifierTexts,
  versionTexts,
} from './differential/python-cases.ts';

const ROOT = join(import.meta.dirname, '..');
const VENV = join(ROOT, 'node_modules/.cache/differential-python');
const IS_WINDOWS = process.platform === 'win32';
const PYTHON = join(VENV, IS_WINDOWS ? 'Scripts/python.exe' : 'bin/python');
const EXAMPLES_SHOWN = 8;
const DEFAULT_SEED = 20261122;
const VERSIONS_PER_SPECIFIER = 60;

interface Explanation {
  readonly kind: string;
  readonly fits: RegExp;
  readonly reason: string;
}

/** Where we differ on purpose: which cases, and why. */
const EXPLAINED: readonly Explanation[] = [
  {
    kind: 'marker',
    fits: /\\/,
    reason: 'what a backslash in a marker means is not specified; we refuse it',
  },
  {
    kind: 'same',
    fits: /^\[">= ?0\.dev0",""\]$/,
    reason: 'the same versions; only a specifier without clauses lets other texts through as well',
  },
];

interface Disagreement {
  readonly kind: string;
  readonly text: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

type Questions = Readonly<Record<string, readonly unknown[]>>;

main();

function main(): void {
  prepare();
  const choices = choicesFrom(Number(process.argv[2] ?? DEFAULT_SEED));
  const versions = versionTexts(choices, 3000);
  const valid = versions.filter((text) => python.parseVersion(text).ok);
  const specifiers = specifierTexts(choices, 3000);
  const sample = [...NEAR_VERSIONS, 'foo', '1.0 ', 'V1.0', '1.0A1', '9007199254740993'];
  const sets = specifiers.filter((text) => python.parseSpecifier(text).ok && !text.includes('==='));
  const questions = {
    version: versions,
    order: Array.from({ length: 6000 }, () => [choices.pick(valid), choices.pick(valid)] as const),
    specifier: specifiers.map((specifier) => ({
      specifier,
      versions: Array.from({ length: VERSIONS_PER_SPECIFIER }, () => choices.pick(sample)),
    })),
    relation: Array.from({ length: 4000 }, () => [choices.pick(sets), choices.pick(sets)] as const),
    same: sets.flatMap((text) => printedBack(text)),
    requirement: requirementTexts(choices, 3000),
    marker: markerTexts(choices, 3000).map((marker) => ({ marker, environments: ENVIRONMENTS })),
  };
  const formatted = questions.requirement.flatMap((text) => formattedBack(text));
  const reply = ask({ ...questions, sameRequirement: formatted });
  const ours = {
    version: questions.version.map(ourVersion),
    order: questions.order.map(([left, right]) => python.compareVersions(left, right)),
    specifier: questions.specifier.map(ourSpecifier),
    relation: questions.relation.map(ourRelation),
    same: questions.same.map(() => true),
    requirement: questions.requirement.map(ourRequirement),
    marker: questions.marker.map(ourMarker),
    sameRequirement: formatted.map(() => true),
  };
  const all: Questions = { ...questions, sameRequirement: formatted };
  process.stdout.write(`packaging ${reply.version}\n`);
  const found = Object.entries(ours).flatMap(([kind, answers]) =>
    compare(kind, all[kind] ?? [], answers, reply.answers[kind] ?? []),
  );
  found.push(...pythonRangeFaults(questions.marker.map(({ marker }) => marker)));
  found.push(...unprinted(sets));
  report(found);
}

function prepare(): void {
  if (existsSync(PYTHON)) return;
  execFileSync(IS_WINDOWS ? 'py' : 'python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
  execFileSync(PYTHON, ['-m', 'pip', 'install', '--quiet', 'packaging>=26.3'], {
    stdio: 'inherit',
  });
}

interface Reply {
  readonly version: string;
  readonly answers: Readonly<Record<string, readonly unknown[]>>;
}

function ask(questions: Questions): Reply {
  const oracle = join(ROOT, 'scripts/differential/packaging-oracle.py');
  const output = execFileSync(PYTHON, ['-W', 'ignore', oracle], {
    input: JSON.stringify(questions),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  const reply: unknown = JSON.parse(output);
  if (isReply(reply)) return reply;
  throw new Error('The oracle did not answer in the agreed form.');
}

function isReply(reply: unknown): reply is Reply {
  return typeof reply === 'object' && reply !== null && 'version' in reply && 'answers' in reply;
}

function ourVersion(text: string): string | null {
  const result = python.parseVersion(text);
  return result.ok ? python.formatVersion(result.value) : nothing();
}

/** What the oracle's "no answer" becomes in JSON. */
function nothing(): null {
  return null;
}

function ourSpecifier(question: { specifier: string; versions: readonly string[] }): unknown {
  const result = python.parseSpecifier(question.specifier);
  if (!result.ok) return nothing();
  const policies = { None: undefined, True: true, False: false };
  const each = (answer: (prereleases: boolean | undefined) => unknown): unknown =>
    Object.fromEntries(Object.entries(policies).map(([name, value]) => [name, answer(value)]));
  return {
    admits: each((prereleases) =>
      question.versions.map((version) => python.admits(result.value, version, { prereleases })),
    ),
    filters: each((prereleases) =>
      python.filterAdmitted(result.value, question.versions, { prereleases }),
    ),
    empty: python.isEmpty(python.toRange(result.value)),
  };
}

function ourRelation([a, b]: readonly [string, string]): unknown {
  const [left, right] = [python.toRange(a), python.toRange(b)];
  return {
    subset: python.isSubset(left, right),
    disjoint: python.isDisjoint(left, right),
    union: python.isEmpty(python.union(left, right)),
    complement: python.isEmpty(python.complement(left)),
    difference: python.isEmpty(python.difference(left, right)),
  };
}

function printedBack(text: string): readonly (readonly [string, string])[] {
  const printed = python.rangeToSpecifier(python.toRange(text));
  return printed === undefined ? [] : [[text, python.formatSpecifier(printed)]];
}

/** A range that came from a specifier can always be printed as one. */
function unprinted(texts: readonly string[]): readonly Disagreement[] {
  return texts
    .filter((text) => printedBack(text).length === 0)
    .map((text) => ({ kind: 'print', text, ours: undefined, theirs: 'a specifier' }));
}

function ourRequirement(text: string): unknown {
  const result = python.parseRequirement(text);
  if (!result.ok) return nothing();
  const { name, extras, specifier, url, marker } = result.value;
  return {
    name,
    extras: [...extras].toSorted(),
    specifier: specifier.clauses.length,
    url: url ?? nothing(),
    marker: marker !== undefined,
  };
}

function formattedBack(text: string): readonly (readonly [string, string])[] {
  const result = python.parseRequirement(text);
  return result.ok ? [[text, python.formatRequirement(result.value)]] : [];
}

/** Our marker must give their answer, and so must the same marker printed and read again. */
function ourMarker({ marker }: { marker: string }): unknown {
  const result = python.parseMarker(marker);
  if (!result.ok) return nothing();
  const again = python.parseMarker(python.formatMarker(result.value));
  if (!again.ok) return 'cannot be read again';
  return ENVIRONMENTS.map(
    (environment) => python.evaluateMarker(again.value, environment) ?? 'undefined',
  );
}

/** The range of Pythons must say what evaluation says, for every environment. */
function pythonRangeFaults(texts: readonly string[]): readonly Disagreement[] {
  return texts.flatMap((text) => {
    const result = python.parseMarker(text);
    return result.ok ? ENVIRONMENTS.flatMap((known) => rangeFault(text, result.value, known)) : [];
  });
}

function rangeFault(
  text: string,
  marker: python.Marker,
  environment: python.MarkerEnvironment,
): readonly Disagreement[] {
  const { python_full_version: full = '', python_version: _, ...rest } = environment;
  const range = python.pythonRangeOf(marker, rest);
  if (range === undefined || full.endsWith('+')) return [];
  const ours = python.inRange(range, full);
  const theirs = python.evaluateMarker(marker, environment);
  return ours === theirs ? [] : [{ kind: 'pythonRange', text: `${text} on ${full}`, ours, theirs }];
}

function compare(
  kind: string,
  cases: readonly unknown[],
  ours: readonly unknown[],
  theirs: readonly unknown[],
): readonly Disagreement[] {
  const found = ours.flatMap((answer, i) => {
    const other = theirs[i];
    if (JSON.stringify(answer) === JSON.stringify(other)) return [];
    return [{ kind, text: label(cases[i]), ours: answer, theirs: other }];
  });
  process.stdout.write(`${kind}: ${ours.length} cases, ${found.length} disagreements\n`);
  return found;
}

function label(question: unknown): string {
  if (typeof question === 'string') return question;
  if (typeof question !== 'object' || question === null) return String(question);
  if ('specifier' in question) return String(question.specifier);
  return 'marker' in question ? String(question.marker) : JSON.stringify(question);
}

function report(found: readonly Disagreement[]): void {
  const open = found.filter((fault) => !EXPLAINED.some((reason) => explains(reason, fault)));
  for (const explanation of EXPLAINED) {
    const count = found.filter((fault) => explains(explanation, fault)).length;
    const { kind, reason } = explanation;
    process.stdout.write(`explained: ${count} ${kind} (${reason})\n`);
    // A reason nothing needs any more is to be deleted.
    if (count === 0) open.push({ kind: 'unneeded', text: reason, ours: 0, theirs: 'one or more' });
  }
  for (const { kind, text, ours, theirs } of open.slice(0, EXAMPLES_SHOWN)) {
    const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
    process.stdout.write(
      `${kind} ${JSON.stringify(text)}\n  ours   ${clip(a)}\n  theirs ${clip(b)}\n`,
    );
  }
  process.stdout.write(`${open.length} unexplained disagreements\n`);
  process.exitCode = open.length === 0 ? 0 : 1;
}

function explains({ kind, fits }: Explanation, fault: Disagreement): boolean {
  return kind === fault.kind && fits.test(fault.text);
}

function clip(text: string | undefined): string {
  const shown = text ?? 'undefined';
  return shown.length > 100 ? `${shown.slice(0, 50)}…${shown.slice(-50)}` : shown;
}
