/** How many texts are remembered before all are forgotten: more than one catalog's data hold. */
const MOST = 4000;

/**
 * Remembers what a pure function made of a text. A planner asks for the same few versions and ranges
 * again and again; the results are immutable, so handing out the same one is safe.
 */
export function remember<Value extends object | boolean>(
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

/** The same for a function of two texts. */
export function rememberPair<Value extends object | boolean>(
  make: (left: string, right: string) => Value,
): (left: string, right: string) => Value {
  const ofLeft = remember((left) => ({ with: remember((right) => make(left, right)) }));
  return (left, right) => ofLeft(left).with(right);
}
