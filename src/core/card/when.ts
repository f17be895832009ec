/** Conditions of a card, decided for one circumstance. */
import { inRange, rememberPair, toRange } from '../python/index.ts';
import type { ComputeKind, ToolId, When } from './card.ts';

/** Where a plan is being made. A part that is not known yet is left out and decides nothing. */
export interface Circumstance {
  readonly os: 'linux' | 'macos' | 'windows';
  readonly arch: 'x86_64' | 'aarch64';
  /** The platform's ids, with and without its processor. */
  readonly platform: readonly string[];
  readonly libc?: 'glibc' | 'musl' | undefined;
  readonly compute: ComputeKind;
  readonly tool: ToolId;
  /** Minor version, `3.12`. */
  readonly python?: string | undefined;
  /** Ids of the accelerator builds that were chosen. */
  readonly builds?: readonly string[] | undefined;
  readonly variant?: string | undefined;
  readonly features: readonly string[];
}

/** Tells whether a condition holds; no condition always does, and one that is still open may. */
export function applies(when: When | undefined, circumstance: Circumstance): boolean {
  return when === undefined || judge(when, circumstance) !== 'no';
}

/** `open`: it hangs on a part of the circumstance that is not known yet. */
type Judgement = 'yes' | 'no' | 'open';

/** What is not excluded by a part that is known hangs on those that are not. */
function judge(when: When, circumstance: Circumstance): Judgement {
  const parts = [
    holds(when.os, [circumstance.os]),
    holds(when.arch, [circumstance.arch]),
    holds(when.platform, circumstance.platform),
    holds(when.libc, circumstance.libc === undefined ? [] : [circumstance.libc]),
    holds(when.compute, [circumstance.compute]),
    holds(when.tool, [circumstance.tool]),
    holds(when.variant, circumstance.variant === undefined ? [] : [circumstance.variant]),
    holds(when.feature, circumstance.features),
    holds(when.build, circumstance.builds),
    holdsPython(when.python, circumstance.python),
    when.except === undefined ? 'yes' : OPPOSITE[judge(when.except, circumstance)],
  ];
  if (parts.includes('no')) return 'no';
  return parts.includes('open') ? 'open' : 'yes';
}

const OPPOSITE = { yes: 'no', no: 'yes', open: 'open' } as const satisfies Record<
  Judgement,
  Judgement
>;

function holds<Value>(
  allowed: readonly Value[] | undefined,
  actual: readonly Value[] | undefined,
): Judgement {
  if (allowed === undefined) return 'yes';
  if (actual === undefined) return 'open';
  return actual.some((value) => allowed.includes(value)) ? 'yes' : 'no';
}

function holdsPython(range: string | undefined, python: string | undefined): Judgement {
  if (range === undefined) return 'yes';
  if (python === undefined) return 'open';
  return admitsMinor(range, python) ? 'yes' : 'no';
}

/**
 * Tells whether a range admits some final patch release of a Python minor version.
 *
 * @param range for example `>=3.10.2,<3.13`
 * @param minor for example `3.10`
 */
export function admitsMinor(range: string, minor: string): boolean {
  return admitsSomePatch(range, minor);
}

const admitsSomePatch = rememberPair((range, minor) => {
  // Patch releases have stayed below 30 for every minor version of Python 3.
  const admitted = toRange(range);
  return inRange(admitted, `${minor}.30`) || inRange(admitted, `${minor}.0`);
});
