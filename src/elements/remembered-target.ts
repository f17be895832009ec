/** Remembers what belongs to the machine, in this browser; nothing about the model. */
import type { Target } from '../core/plan/plan.ts';
import { targetToQuery } from '../site/target-query.ts';
import { keep, recall, TARGET_KEY } from './memory.ts';

/** The remembered choice as a query; empty when there is none or the browser keeps nothing. */
export function readRemembered(): URLSearchParams {
  return new URLSearchParams(recall(TARGET_KEY) ?? '');
}

/**
 * Keeps system, compute, driver, tool, rights and mirrors. A proxy is not kept: it changes with the
 * network that a laptop is in.
 *
 * @param names mirrors that this card may use; those of other cards stay as they are
 * @returns whether the browser kept it
 */
export function writeRemembered(target: Target, names: readonly string[]): boolean {
  const { platform, gpu, driver, tool, admin, mirrors } = target;
  const query = new URLSearchParams(
    targetToQuery({ platform, gpu, driver, tool, admin, mirrors, features: [] }),
  );
  for (const mirror of readRemembered().getAll('mirror')) {
    const name = mirror.slice(0, mirror.indexOf('='));
    if (!names.includes(name)) query.append('mirror', mirror);
  }
  return keep(TARGET_KEY, query.toString());
}
