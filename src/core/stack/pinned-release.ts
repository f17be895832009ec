/** The release of its framework that a stack pins. */
import type { Framework } from '../generated/framework.ts';
import type { Stack } from '../generated/stack.ts';
import { admits } from '../python/index.ts';

/** @returns `undefined` when the framework's file does not list it */
export function pinnedRelease(
  { pins }: Pick<Stack, 'pins'>,
  { package: name, releases }: Framework,
): Framework['releases'][number] | undefined {
  const pin = pins[name];
  if (pin === undefined) return undefined;
  return releases.find(({ version }) => admits(`==${version}.*`, pin));
}
