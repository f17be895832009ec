/** Which failures a card prevents by what it states. */
import type { Card } from '../card/card.ts';
import type { Failure } from '../generated/failure.ts';
import type { Clause } from '../python/clause.ts';
import { normalizeName } from '../python/name.ts';
import { parseRequirement } from '../python/requirement.ts';
import type { KnownFailure } from './diagnose.ts';

/** One kind of requirement that prevents a failure. */
export type Prevention = Failure['prevented_by'][number];

/**
 * The failures that the card's requirements guard against, in the given order. What plans do by
 * themselves is no requirement of a card.
 */
export function failuresGuarded(
  card: Card,
  failures: readonly KnownFailure[],
): readonly KnownFailure[] {
  return failures.filter(({ failure }) =>
    failure.prevented_by.some((prevention) => guards(card, prevention)),
  );
}

/** Whether a card states what prevents a failure. */
export function guards(card: Card, prevention: Prevention): boolean {
  const { kind, ids } = prevention;
  switch (kind) {
    case 'system':
    case 'build-tool':
      return card.system.some(({ anyOf }) => includesAny(anyOf, ids));
    case 'framework':
      return includesAny(
        card.frameworks.map(({ name }) => name),
        ids,
      );
    case 'pip':
      return ids !== undefined && statesPackage(card, ids, prevention.bounded === true);
    case 'python':
      return card.python.length > 0;
    // The build is chosen by driver and generation of GPU wherever the framework is known.
    case 'driver':
      return isForCuda(card, card.compute.cuda?.minDriver);
    case 'capability':
      return isForCuda(card, card.compute.cuda?.capability);
    case 'platform':
      return Object.keys(card.platforms).length > 0;
    case 'libc':
      return card.minimum.glibc !== undefined;
    case 'memory':
      return hardwareOf(card).some(({ vram_gb, ram_gb }) => (vram_gb ?? ram_gb) !== undefined);
    case 'disk':
      return hardwareOf(card).some(({ disk_gb }) => disk_gb !== undefined);
    case 'gate':
      return card.weights.some(({ gate }) => gate !== undefined);
    case 'weights':
      return card.weights.length > 0;
    case 'environment':
      return card.env.length > 0;
    case 'exclusive':
      return card.exclusive.length > 0 || card.conflicts.length > 0;
    case 'compute':
      return Object.keys(card.compute).length > 0;
    case 'container':
      return card.container !== undefined;
    case 'plan':
      return false;
    default:
      return kind satisfies never;
  }
}

/** Without ids any will do, as long as there is one. */
function includesAny(stated: readonly string[], ids: readonly string[] | undefined): boolean {
  return ids === undefined ? stated.length > 0 : ids.some((id) => stated.includes(id));
}

function isForCuda(card: Card, stated: string | undefined): boolean {
  const support = card.compute.cuda?.support;
  if (support !== 'yes' && support !== 'slow') return false;
  return stated !== undefined || card.frameworks.length > 0;
}

function hardwareOf(card: Card): readonly NonNullable<Card['hardware']>[] {
  return [card, ...card.variants].flatMap(({ hardware }) => hardware ?? []);
}

function statesPackage(card: Card, ids: readonly string[], isBounded: boolean): boolean {
  const wanted = ids.map(normalizeName);
  return requirementsOf(card).some((text) => {
    const read = parseRequirement(text);
    if (!read.ok || !wanted.includes(normalizeName(read.value.name))) return false;
    return !isBounded || read.value.specifier.clauses.some(isUpperLimit);
  });
}

/** Excludes releases that are still to come. */
function isUpperLimit({ operator }: Clause): boolean {
  return ['<', '<=', '==', '===', '~='].includes(operator);
}

/** All that a card asks pip for, wherever it stands. */
export function requirementsOf({ steps, after, constraints, frameworks }: Card): readonly string[] {
  return [
    ...[...steps, ...after].flatMap(({ pip }) => pip ?? []),
    ...constraints.map(({ pip }) => pip),
    ...frameworks.map(({ name, version }) => `${name}${version ?? ''}`),
  ];
}
