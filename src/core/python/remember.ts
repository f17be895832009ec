/** How many texts are remembered before all are forgotten: more than one catalog's data hold. */
const MOST = 4000;

/**
 * Remembers what a pure function made of a text. A planner asks for the same few versions and ranges
 * again and again; the results are immutable, so handing out the same one is safe.
 */
export function remember<Value extends object>(
  make: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = make(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
