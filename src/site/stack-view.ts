/** What the pages of the stacks say, as plain values. */
import type { Card } from '../core/card/card.ts';
import type { StackEvidence } from '../core/generated/stack-evidence.ts';
import type { Stack } from '../core/generated/stack.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Registry } from '../core/registry.ts';
import { type StackLevel, isAboutStack, stackLevel } from '../core/stack/stack-evidence.ts';
import { linkOf, type Link } from './link.ts';

export interface StackRow {
  readonly id: string;
  readonly name: string;
  readonly found: StackLevel;
  /** One line: where it resolves, or why not. */
  readonly text: string;
  readonly source?: Link | undefined;
}

export interface Environment {
  /** Name of the platform. */
  readonly platform: string;
  readonly cards: readonly { readonly id: string; readonly name: string }[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}

export interface StackView {
  readonly id: string;
  readonly stack: Stack;
  /** `Python 3.12`, `torch 2.14.1`, ... */
  readonly factsLine: readonly string[];
  /** A constraints file that pip and uv read. */
  readonly constraints: string;
  /** By level, each in the order of the catalog. */
  readonly rows: Readonly<Record<StackLevel['level'], readonly StackRow[]>>;
  /** When and with what the answers were found; nothing when they are about other pins. */
  readonly proof?: { readonly date: string; readonly resolver: string } | undefined;
  readonly environments: readonly Environment[];
}

/** Everything about one stack. */
export function stackView(
  id: string,
  stack: Stack,
  cards: readonly Card[],
  registry: Registry,
  evidence: StackEvidence | undefined,
): StackView {
  const known = evidence !== undefined && isAboutStack(evidence, stack) ? evidence : undefined;
  const rows = cards.map((card) => rowOf(card, { id, stack }, registry, known));
  const at = (level: StackLevel['level']) => rows.filter(({ found }) => found.level === level);
  return {
    id,
    stack,
    factsLine: factsLine(stack, registry),
    constraints: Object.entries(stack.pins)
      .map(([name, version]) => `${name}==${version}`)
      .join('\n'),
    rows: {
      together: at('together'),
      unopposed: at('unopposed'),
      fails: at('fails'),
      misfit: at('misfit'),
    },
    ...(known === undefined ? {} : { proof: { date: known.date, resolver: known.resolver } }),
    environments: known === undefined ? [] : environmentsOf(known, cards, registry),
  };
}

/** How many cards go with a stack, and how sure that is. */
export function countsLine({ rows, proof }: Pick<StackView, 'rows' | 'proof'>): string {
  const open = cardsWord(rows.unopposed.length);
  if (proof === undefined) return `${open}: nothing stated against it.`;
  const sure = `${cardsWord(rows.together.length)}: resolves together (${proof.date}).`;
  return rows.unopposed.length === 0 ? sure : `${sure} ${open} more: nothing stated against it.`;
}

function cardsWord(count: number): string {
  return count === 1 ? '1 card' : `${String(count)} cards`;
}

/** The stacks that suit one card, with how sure that is. */
export function stacksOf(
  card: Card,
  registry: Registry,
  evidence: Readonly<Record<string, StackEvidence>>,
): readonly { readonly id: string; readonly name: string; readonly words: string }[] {
  return Object.entries(registry.stacks).flatMap(([id, stack]) => {
    const found = stackLevel(card, { id, stack }, registry, evidence[id]);
    if (found.level === 'misfit' || found.level === 'fails') return [];
    const words =
      found.level === 'together'
        ? `resolves together on ${systemsOf(found.platforms, registry)} (${found.date})`
        : 'nothing stated against it';
    return { id, name: stack.name, words };
  });
}

function factsLine({ python, pins, framework, as_of: date }: Stack, registry: Registry) {
  const name = registry.frameworks[framework]?.package ?? framework;
  return [
    `Python ${python}`,
    `${name} ${pins[name] ?? ''}`,
    `${String(Object.keys(pins).length)} pins`,
    `pinned ${date}`,
  ];
}

function rowOf(
  card: Card,
  named: { readonly id: string; readonly stack: Stack },
  registry: Registry,
  evidence: StackEvidence | undefined,
): StackRow {
  const found = stackLevel(card, named, registry, evidence);
  const base = { id: card.id, name: card.name, found };
  switch (found.level) {
    case 'together':
      return { ...base, text: togetherText(found, registry) };
    case 'unopposed':
      return { ...base, text: found.gap === undefined ? '' : `not asked: ${found.gap}` };
    case 'fails':
      return { ...base, text: found.reason };
    case 'misfit': {
      const source = found.source === undefined ? undefined : linkOf(card, found.source);
      return { ...base, text: found.reason, source };
    }
    default:
      return found satisfies never;
  }
}

function togetherText(
  { platforms, builds, fails }: Extract<StackLevel, { readonly level: 'together' }>,
  registry: Registry,
): string {
  const not = systemsOf(
    fails.map(({ platform }) => platform),
    registry,
  );
  return [
    systemsOf(platforms, registry),
    ...(fails.length === 0 ? [] : [`not on ${not}`]),
    ...(builds ? ['a package is built from source'] : []),
  ].join('; ');
}

function systemsOf(platforms: readonly string[], registry: Registry): string {
  return platforms.map((id) => systemName(id, registry)).join(', ');
}

/** The kind of system that a platform stands for in the answers. */
function systemName(id: string, registry: Registry): string {
  const platform = findPlatform(registry.platforms, id);
  return platform === undefined ? id : (SYSTEMS[platform.osArch] ?? platform.name);
}

const SYSTEMS: Readonly<Record<string, string>> = {
  'linux-x86_64': 'Linux',
  'linux-aarch64': 'Linux on ARM',
  'macos-aarch64': 'macOS',
  'windows-x86_64': 'Windows',
};

function environmentsOf(
  { together }: StackEvidence,
  cards: readonly Card[],
  registry: Registry,
): readonly Environment[] {
  const names = new Map(cards.map(({ id, name }) => [id, name]));
  return together.map((row) => ({
    platform: systemName(row.platform, registry),
    cards: row.cards.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : { id, name };
    }),
    leftOut: row.left_out.flatMap(({ card, reason }) => {
      const name = names.get(card);
      return name === undefined ? [] : { name, reason };
    }),
  }));
}
