/**
 * Versions as PEP 440 writes them: parse and print.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/
 */

import { type Parsed, parsed, refused } from './result.ts';
import { PYTHON_SPACE, Scanner, quoted } from './scanner.ts';

/** A number of a version. A `bigint` only where a `number` cannot hold it exactly. */
export type Integer = number | bigint;

/** The pre-release part of a version, such as `rc1`. */
export interface PreRelease {
  readonly label: 'a' | 'b' | 'rc';
  readonly number: Integer;
}

/** A version. The release keeps its trailing zeros, which count for `~=` and for printing only. */
export interface Version {
  readonly epoch: Integer;
  readonly release: readonly Integer[];
  readonly pre: PreRelease | undefined;
  readonly post: Integer | undefined;
  readonly dev: Integer | undefined;
  /** The parts after `+`, lower case; digits-only parts are numbers. */
  readonly local: readonly (string | Integer)[] | undefined;
}

const VERSION =
  /v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[._-]?(alpha|a|beta|b|preview|pre|c|rc)[._-]?(\d*))?(?:-(\d+)|[._-]?(post|rev|r)[._-]?(\d*))?(?:[._-]?(dev)[._-]?(\d*))?(?:\+([a-z0-9]+(?:[._-][a-z0-9]+)*))?/iy;

const LABELS: Readonly<Record<string, PreRelease['label']>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
};

/** Reads a version; white space around it is allowed, as in Python. */
export function parseVersion(text: string): Parsed<Version> {
  const scanner = new Scanner(text);
  scanner.take(PYTHON_SPACE);
  const start = scanner.at;
  const version = scanVersion(scanner);
  if (version === undefined) {
    scanner.unexpected('a version such as `1.2.3`', hintForStart(text.slice(start)));
    return refused(scanner.problem);
  }
  const end = scanner.at;
  scanner.take(PYTHON_SPACE);
  if (scanner.isAtEnd()) return parsed(version);
  scanner.at = end;
  const hint = scanner.sees('.*') ? 'A `.*` belongs in a specifier, such as `==1.0.*`.' : undefined;
  scanner.unexpected(`the end after version ${quoted(text.slice(start, end))}`, hint);
  return refused(scanner.problem);
}

/** Prints the normal form: `v1.0-ALPHA_1` becomes `1.0a1`. */
export function formatVersion(version: Version): string {
  const { epoch, release, pre, post, dev, local } = version;
  return [
    epoch ? `${epoch}!` : '',
    release.join('.'),
    pre === undefined ? '' : `${pre.label}${pre.number}`,
    post === undefined ? '' : `.post${post}`,
    dev === undefined ? '' : `.dev${dev}`,
    local === undefined ? '' : `+${local.join('.')}`,
  ].join('');
}

/** Tells whether a version is a pre-release or a development release. */
export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/** Builds a version of a release alone. */
export function releaseVersion(release: readonly Integer[], epoch: Integer = 0): Version {
  return { epoch, release, pre: undefined, post: undefined, dev: undefined, local: undefined };
}

/** Adds to a number of a version, widening or narrowing its type as needed. */
export function shift(number: Integer, by: 1 | -1): Integer {
  const wide = BigInt(number) + BigInt(by);
  return Number.isSafeInteger(Number(wide)) ? Number(wide) : wide;
}

/** Reads the longest version that starts here; fails without a problem when there is none. */
export function scanVersion(scanner: Scanner): Version | undefined {
  const found = scanner.match(VERSION);
  if (found === undefined) return undefined;
  const [, epoch, release = '', label, pre, dashPost, postLabel, post, devLabel, dev, local] =
    found;
  const letter = label === undefined ? undefined : LABELS[label.toLowerCase()];
  return {
    epoch: toInteger(epoch),
    release: release.split('.').map(toInteger),
    pre: letter && { label: letter, number: toInteger(pre) },
    post:
      dashPost === undefined && postLabel === undefined ? undefined : toInteger(dashPost ?? post),
    dev: devLabel === undefined ? undefined : toInteger(dev),
    local: local?.toLowerCase().split(/[._-]/).map(toLocalPart),
  };
}

function toInteger(digits: string | undefined): Integer {
  const number = Number(digits || 0);
  return Number.isSafeInteger(number) ? number : BigInt(digits || 0);
}

function toLocalPart(part: string): string | Integer {
  return /^\d+$/.test(part) ? toInteger(part) : part;
}

function hintForStart(rest: string): string | undefined {
  if (/^[<>=!~]/.test(rest)) return 'Write the version alone, without an operator.';
  return undefined;
}
