/** Reads a pasted machine profile and judges the card on it; fetched only when there is a profile. */
import type { Card } from '../core/card/card.ts';
import { fit } from '../core/fit/fit.ts';
import { readMachine } from '../core/fit/read-machine.ts';
import type { Target } from '../core/plan/plan.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { Registry } from '../core/registry.ts';
import type { PlannerState } from '../site/planner-state.ts';
import { findFamily } from '../site/target-query.ts';

/** The part of a target that a machine decides. */
export type MachinePlace = Pick<Target, 'platform' | 'gpu' | 'driver'>;

export interface Judged {
  readonly state: NonNullable<PlannerState['machine']>;
  /** Left out when the profile cannot be read. */
  readonly place?: MachinePlace | undefined;
}

/** The verdict on the machine, or what is wrong with its profile. */
export function judgeMachine(card: Card, registry: Registry, profile: string): Judged {
  const read = readMachine(profile, registry);
  if (!read.ok) return { state: { verdict: 'mistake', message: read.message } };
  const { platform, gpu, driver } = read.machine;
  return {
    state: fit(card, read.machine, registry),
    place: {
      platform: findPlatform(registry.platforms, platform)?.id ?? platform,
      gpu: findFamily(registry, gpu) ?? gpu,
      driver,
    },
  };
}
