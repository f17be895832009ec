/** What the app needs on each operating system that Briefcase packages for. */
import type { Plan, Target } from '../../plan/plan.ts';
import { planCard } from '../../plan/plan-card.ts';
import { findPlatform } from '../../platform/platforms.ts';
import type { Platform } from '../../platform/platform.ts';
import type { FormatRequest } from '../format.ts';
import { type OneCall, oneCall } from './one-call.ts';

type System = Platform['os'];

export type Section =
  | { readonly os: System; readonly plan: Plan; readonly call: OneCall }
  | { readonly os: System; readonly reason: string };

const SYSTEMS: readonly System[] = ['macos', 'windows', 'linux'];

/** One section for each system: the target's own plan on its system, the usual machine elsewhere. */
export function sectionsOf(request: FormatRequest): readonly Section[] {
  return SYSTEMS.map((os) => sectionFor(request, os));
}

function sectionFor(request: FormatRequest, os: System): Section {
  const { card, registry } = request;
  let first: string | undefined;
  for (const target of targetsFor(request, os)) {
    const plan = planCard(card, target, registry);
    if (plan.kind === 'refusal') {
      first ??= plan.reason;
      continue;
    }
    const reason = whyNoPackage(plan, registry.platforms);
    const call = reason === undefined ? oneCall(plan, registry) : { reason };
    if (!('reason' in call)) return { os, plan, call };
    first ??= call.reason;
  }
  return { os, reason: first ?? 'The catalog has no such platform.' };
}

/** With pip, for then the platform's own Python comes first, as packages for Linux need it. */
function targetsFor({ target, registry }: FormatRequest, os: System): readonly Target[] {
  const pip: Target = { ...target, tool: 'pip' };
  const own = findPlatform(registry.platforms, target.platform);
  if (own?.os === os) return [pip];
  const usual = registry.platforms.find((platform) => platform.os === os);
  if (usual === undefined) return [];
  const { id: platform } = usual;
  // Another system is another machine: its driver is not the target's.
  const other: Target = { ...pip, platform, driver: undefined };
  return [...new Set([target.gpu, 'apple', 'cpu'])].map((gpu) => ({ ...other, gpu }));
}

/** @see https://briefcase.beeware.org/en/stable/reference/platforms/linux/system/ */
function whyNoPackage(plan: Plan, platforms: readonly Platform[]): string | undefined {
  const { os, id, name } = plan.place.platform;
  const platform = findPlatform(platforms, id);
  if (os !== 'linux' || platform === undefined) return undefined;
  if (platform.libc === 'musl') return `Briefcase makes no packages for ${name}.`;
  const own = platform.python.version;
  const wanted = plan.python?.version;
  if (own === wanted) return undefined;
  return `Briefcase packages for Linux with the system's own Python; ${name} has ${own ?? 'none'} and the plan needs ${wanted ?? 'another'}.`;
}
