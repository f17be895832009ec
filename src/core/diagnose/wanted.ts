/** What a card would have to state to prevent a failure: in words, and as its front matter spells it. */
import type { Prevention } from './guards.ts';

/** The first requirement that a card can state; `undefined` when only plans prevent the failure. */
export function wantedText(preventions: readonly Prevention[]): string | undefined {
  const first = preventions.find(({ kind }) => kind !== 'plan');
  return first === undefined ? undefined : textOf(first);
}

function textOf({ kind, ids = [], bounded = false }: Prevention): string | undefined {
  const list = ids.join(' or ');
  switch (kind) {
    case 'system':
      return `the system package ${list}`;
    case 'build-tool':
      return `the build tool ${list}`;
    case 'framework':
      return `the framework ${list}`;
    case 'pip':
      return bounded ? `an upper limit for ${list}` : `the Python package ${list}`;
    case 'plan':
      return undefined;
    case 'python':
    case 'driver':
    case 'capability':
    case 'platform':
    case 'libc':
    case 'memory':
    case 'disk':
    case 'gate':
    case 'weights':
    case 'environment':
    case 'exclusive':
    case 'compute':
    case 'container':
      return PLAIN[kind];
    default:
      return kind satisfies never;
  }
}

/**
 * How the front matter spells that requirement: whole where the value is known, else the key alone,
 * because what upstream states is for a person to read.
 */
export function wantedEntry(preventions: readonly Prevention[]): string | undefined {
  const first = preventions.find(({ kind }) => kind !== 'plan');
  return first === undefined ? undefined : entryOf(first);
}

function entryOf({ kind, ids: [id] = [], bounded = false }: Prevention): string | undefined {
  switch (kind) {
    case 'system':
      return id === undefined ? 'system' : `system: [${id}]`;
    case 'build-tool':
      return id === undefined ? 'system' : `system: [{ id: ${id}, for: build }]`;
    case 'framework':
      return id === undefined ? 'frameworks' : `frameworks: [{ name: ${id} }]`;
    case 'pip':
      return bounded ? 'constraints' : 'pip';
    case 'plan':
      return undefined;
    case 'python':
    case 'driver':
    case 'capability':
    case 'platform':
    case 'libc':
    case 'memory':
    case 'disk':
    case 'gate':
    case 'weights':
    case 'environment':
    case 'exclusive':
    case 'compute':
    case 'container':
      return KEYS[kind];
    default:
      return kind satisfies never;
  }
}

/** @see schemas/card.schema.json */
const KEYS = {
  python: 'python',
  driver: 'compute.cuda.min_driver',
  capability: 'compute.cuda.capability',
  platform: 'platforms',
  libc: 'minimum.glibc',
  memory: 'hardware',
  disk: 'hardware.disk_gb',
  gate: 'weights.gate',
  weights: 'weights',
  environment: 'env',
  exclusive: 'exclusive',
  compute: 'compute',
  container: 'container',
} as const;

const PLAIN = {
  python: 'a range of Python versions',
  driver: 'the oldest driver',
  capability: 'the generations of GPU',
  platform: 'where it runs',
  libc: 'the oldest C library',
  memory: 'how much memory it needs',
  disk: 'how much room it needs',
  gate: 'the gate before its files',
  weights: 'where its files come from',
  environment: 'the variables that it needs',
  exclusive: 'packages that exclude each other',
  compute: 'what it computes on',
  container: 'its container',
} as const;
