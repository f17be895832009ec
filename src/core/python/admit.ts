/**
 * Which versions a specifier lets through, pre-releases considered.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/#handling-of-pre-releases
 */

import { remember } from './remember.ts';
import { type Clause, namesPrerelease } from './clause.ts';
import { inRange } from './range.ts';
import { type Specifier, toSpecifier } from './specifier.ts';
import { clauseRange } from './specifier-range.ts';
import { type Version, formatVersion, isPrerelease, parseVersion } from './version.ts';
import { compareVersions } from './version-order.ts';

/** How to treat pre-releases. */
export interface AdmitOptions {
  /** `true` lets them through, `false` never; absent: the rule of PEP 440. */
  readonly prereleases?: boolean | undefined;
}

/**
 * Tells whether a specifier lets one version through.
 *
 * A lone pre-release passes unless `prereleases` is false, as there is nothing else to choose.
 * Text that is no version passes only `===`, or a specifier without clauses.
 * @throws RangeError when the specifier is given as text and is none.
 */
export function admits(
  specifier: Specifier | string,
  version: Version | string,
  options: AdmitOptions = {},
): boolean {
  const candidate = toCandidate(version);
  if (options.prereleases === false && candidate.isPrerelease) return false;
  return toSpecifier(specifier).clauses.every((clause) => clauseAdmits(clause, candidate));
}

/** Keeps the versions a specifier lets through, in their order; pre-releases only if it names one or nothing else passes. */
export function filterAdmitted<V extends Version | string>(
  specifier: Specifier | string,
  versions: readonly V[],
  options: AdmitOptions = {},
): readonly V[] {
  const { clauses } = toSpecifier(specifier);
  const passing = versions.filter((version) => admits({ clauses }, version));
  const prereleases = options.prereleases ?? (clauses.some(namesPrerelease) || undefined);
  if (prereleases === true) return passing;
  const finals = passing.filter((version) => !toCandidate(version).isPrerelease);
  const hasFinal = finals.some((version) => toCandidate(version).version !== undefined);
  return hasFinal || prereleases === false ? finals : passing;
}

/** The newest of the versions a specifier lets through; the first of equal ones. */
export function newestAdmitted<V extends Version | string>(
  specifier: Specifier | string,
  versions: readonly V[],
  options: AdmitOptions = {},
): V | undefined {
  let newest: V | undefined;
  for (const version of filterAdmitted(specifier, versions, options)) {
    if (newest === undefined || isNewer(version, newest)) newest = version;
  }
  return newest;
}

interface Candidate {
  readonly text: string;
  readonly version: Version | undefined;
  readonly isPrerelease: boolean;
}

function toCandidate(given: Version | string): Candidate {
  if (typeof given !== 'string') {
    return { text: formatVersion(given), version: given, isPrerelease: isPrerelease(given) };
  }
  return candidateOf(given);
}

const candidateOf = remember((text): Candidate => {
  const result = parseVersion(text);
  if (!result.ok) return { text, version: undefined, isPrerelease: false };
  return { text, version: result.value, isPrerelease: isPrerelease(result.value) };
});

function clauseAdmits(clause: Clause, { text, version }: Candidate): boolean {
  if (clause.operator === '===') return clause.text.toLowerCase() === text.toLowerCase();
  return version !== undefined && inRange(clauseRange(clause), version);
}

/** Text that is no version is older than every version. */
function isNewer(left: Version | string, right: Version | string): boolean {
  const a = toCandidate(left).version;
  const b = toCandidate(right).version;
  return a !== undefined && (b === undefined || compareVersions(a, b) > 0);
}
