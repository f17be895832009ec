/** Asks for many addresses: hosts beside each other, the addresses of one host one after the other. */
import { lookup } from 'node:dns/promises';
import { inTurns } from '../resolver/in-turns.ts';
import type { AddressAnswer, AskAddress } from './ask-address.ts';

/** In the order of the addresses. */
export async function askLinks(
  addresses: readonly string[],
  ask: AskAddress,
  jobs: number,
): Promise<ReadonlyMap<string, AddressAnswer>> {
  const hosts = Map.groupBy(addresses, (address) => new URL(address).host);
  const found = new Map<string, AddressAnswer>();
  const tasks = [...hosts.values()].map((own) => async () => {
    for (const address of own) found.set(address, await ask(address));
  });
  await inTurns(tasks, jobs);
  return new Map(addresses.flatMap((one) => entryOf(found, one)));
}

function entryOf(found: ReadonlyMap<string, AddressAnswer>, address: string) {
  const answer = found.get(address);
  return answer === undefined ? [] : [[address, answer] as const];
}

/**
 * Whether the name service of this machine knows a name that is kept for examples and never
 * withdrawn.
 * @see https://www.rfc-editor.org/rfc/rfc2606#section-3
 */
export async function knowsNames(): Promise<boolean> {
  try {
    await lookup('example.com');
    return true;
  } catch {
    return false;
  }
}
