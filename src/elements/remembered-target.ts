/** Remembers system, compute, driver and tool in this browser; nothing about the model. */
import type { Target } from '../core/plan/plan.ts';
import { targetToQuery } from '../site/target-query.ts';

const KEY = 'cardstock.target';

/** The remembered choice as a query; empty when there is none or the browser keeps nothing. */
export function readRemembered(): URLSearchParams {
  try {
    return new URLSearchParams(localStorage.getItem(KEY) ?? '');
  } catch {
    // Storage may be switched off: then every visit is the first.
    return new URLSearchParams();
  }
}

/** @returns whether the browser kept it */
export function writeRemembered(target: Target): boolean {
  const { platform, gpu, driver, tool } = target;
  try {
    localStorage.setItem(KEY, targetToQuery({ platform, gpu, driver, tool, features: [] }));
    return true;
  } catch {
    return false;
  }
}

export function forgetRemembered(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
