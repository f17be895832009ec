/** Why a format cannot hold the pins of a stack. */
import type { Refusal } from '../plan/plan.ts';
import { type FormatRequest, formatRefusal } from './format.ts';

/**
 * A host of notebooks brings packages that stay as they are, and an environment that nobody shares.
 *
 * @param what the format, as the beginning of a sentence
 */
export function refuseStack(request: FormatRequest, what: string): Refusal | undefined {
  const id = request.target.stack;
  const stack = id === undefined ? undefined : request.registry.stacks[id];
  if (stack === undefined) return undefined;
  return formatRefusal(
    request,
    `${what} keeps packages that its host brings, so it cannot promise the pins of the stack ${stack.name}.`,
  );
}
