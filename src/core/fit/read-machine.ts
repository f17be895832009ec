/** Reads a machine profile: JSON that a person wrote or that `preflight.py --json` printed. */
import { findFamily } from '../plan/context.ts';
import { findPlatform } from '../platform/platforms.ts';
import type { Registry } from '../registry.ts';
import type { Machine } from './verdict.ts';

/** The machine, or one sentence that says what was found and what is expected. */
export type MachineReading =
  | { readonly ok: true; readonly machine: Machine }
  | { readonly ok: false; readonly message: string };

/**
 * Checks every key and every name, so that a slip of the pen does not pass for "unknown".
 *
 * @param text JSON object with the keys of {@link Machine}; all but `platform` and `gpu` may be left
 *   out, and `null` says the same as leaving a key out
 */
export function readMachine(text: string, registry: Registry): MachineReading {
  const profile = parseObject(text);
  if (profile === undefined) return mistake('This is no JSON object.');
  const message =
    strangeKey(profile) ??
    wrongType(profile) ??
    missingKey(profile) ??
    strangeName(profile, registry);
  return message === undefined ? { ok: true, machine: machineOf(profile) } : mistake(message);
}

type Profile = Readonly<Record<string, unknown>>;

const TEXTS = ['platform', 'gpu', 'driver', 'python'] as const;
const FIGURES = ['vramGiB', 'ramGiB', 'diskGiB'] as const;
const KEYS: readonly string[] = [...TEXTS, ...FIGURES];

function mistake(message: string): MachineReading {
  return { ok: false, message };
}

function parseObject(text: string): Profile | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null));
  } catch {
    return undefined;
  }
}

function strangeKey(profile: Profile): string | undefined {
  const key = Object.keys(profile).find((name) => !KEYS.includes(name));
  return key === undefined ? undefined : `Unknown key "${key}"; known: ${KEYS.join(', ')}.`;
}

function wrongType(profile: Profile): string | undefined {
  const text = TEXTS.find((key) => key in profile && typeof profile[key] !== 'string');
  if (text !== undefined) return `"${text}" must be a text in quotes.`;
  const figure = FIGURES.find((key) => key in profile && !isFigure(profile[key]));
  return figure === undefined ? undefined : `"${figure}" must be a number of GiB.`;
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function missingKey(profile: Profile): string | undefined {
  const key = ['platform', 'gpu'].find((name) => !(name in profile));
  return key === undefined ? undefined : `"${key}" is missing.`;
}

function strangeName(profile: Profile, registry: Registry): string | undefined {
  const { platform, gpu, driver, python } = machineOf(profile);
  if (findPlatform(registry.platforms, platform) === undefined) {
    return `There is no platform "${platform}".`;
  }
  if (findFamily(registry.compute, gpu) === undefined) return `There is no GPU family "${gpu}".`;
  if (driver !== undefined && !/^\d+(\.\d+)*$/.test(driver)) {
    return `"${driver}" is no driver version; write it as 580.`;
  }
  if (python !== undefined && !/^3\.\d+$/.test(python)) {
    return `"${python}" is no Python version; write it as 3.12.`;
  }
  return undefined;
}

function machineOf(profile: Profile): Machine {
  return {
    platform: textAt(profile, 'platform') ?? '',
    gpu: textAt(profile, 'gpu') ?? '',
    driver: textAt(profile, 'driver'),
    vramGiB: figureAt(profile, 'vramGiB'),
    ramGiB: figureAt(profile, 'ramGiB'),
    diskGiB: figureAt(profile, 'diskGiB'),
    python: textAt(profile, 'python'),
  };
}

function textAt(profile: Profile, key: (typeof TEXTS)[number]): string | undefined {
  const value = profile[key];
  return typeof value === 'string' ? value : undefined;
}

function figureAt(profile: Profile, key: (typeof FIGURES)[number]): number | undefined {
  const value = profile[key];
  return isFigure(value) ? value : undefined;
}
