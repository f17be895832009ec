/** Asks a server whether there is something at an address. */

export type AddressAnswer =
  | { readonly kind: 'status'; readonly status: number }
  /** The name service says that there is no such host. */
  | { readonly kind: 'no-name' }
  | { readonly kind: 'failed'; readonly reason: string };

export type AskAddress = (address: string) => Promise<AddressAnswer>;

export interface Patience {
  /** Milliseconds before each further try. */
  readonly pauses: readonly number[];
  /** Milliseconds that one request may take. */
  readonly longest: number;
}

/** Servers under load say so with 429 or a number from 500 on. */
const PATIENCE: Patience = { pauses: [2000, 10_000], longest: 30_000 };

/**
 * A way to ask. HEAD first, which costs the server least; a server that refuses it is asked with
 * GET, whose body is not read.
 */
export function addressAsker(patience: Patience = PATIENCE, ask: typeof fetch = fetch): AskAddress {
  return async (address) => {
    let answer = await askOnce(address, patience.longest, ask);
    for (const pause of patience.pauses) {
      if (!isPassing(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, pause));
      answer = await askOnce(address, patience.longest, ask);
    }
    return answer;
  };
}

async function askOnce(address: string, longest: number, ask: typeof fetch) {
  const head = await request('HEAD', address, longest, ask);
  const isRefused = head.kind === 'status' && head.status >= 400 && !isPassing(head);
  return isRefused ? request('GET', address, longest, ask) : head;
}

function isPassing(answer: AddressAnswer): boolean {
  if (answer.kind === 'status') return answer.status === 429 || answer.status >= 500;
  return true;
}

async function request(
  method: 'GET' | 'HEAD',
  address: string,
  longest: number,
  ask: typeof fetch,
): Promise<AddressAnswer> {
  try {
    const signal = AbortSignal.timeout(longest);
    const headers = { 'user-agent': 'cardstock-decay' };
    const { body, status } = await ask(address, { method, headers, signal });
    await body?.cancel();
    return { kind: 'status', status };
  } catch (error) {
    return failureOf(error);
  }
}

/** `fetch` hides what happened in the cause. */
function failureOf(error: unknown): AddressAnswer {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : '';
  // A name server that does not answer is EAI_AGAIN.
  if (code === 'ENOTFOUND') return { kind: 'no-name' };
  return { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
}
