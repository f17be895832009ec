/** A file that was published with this page. */

/**
 * The file and this script come from one build, so their shapes agree. Rejects when it cannot be
 * fetched.
 */
export async function fetchJson<Shape>(address: string): Promise<Shape> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${String(answer.status)}.`);
  const value: Shape = await answer.json();
  return value;
}
