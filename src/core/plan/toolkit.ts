/** The CUDA toolkit that belongs to what was chosen. */
import type { Context } from './context.ts';
import type { Foundation } from './choose-python.ts';

/** `13.0`, or `undefined` when nothing that was chosen is built with CUDA, or nothing is chosen yet. */
export function toolkitOf(context: Context & Partial<Foundation>): string | undefined {
  const own = context.cardBuild?.build.toolkit;
  if (own !== undefined) return own;
  for (const chosen of context.frameworks ?? []) {
    const toolkit = 'build' in chosen ? chosen.build.toolkit : chosen.conda.toolkit;
    if (toolkit !== undefined) return toolkit;
  }
  return undefined;
}
