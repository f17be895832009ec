/** Finds packages of a resolution that must not be in one environment. */

/** Two packages that own the same files. */
export function clashIn(
  names: ReadonlySet<string>,
  groups: readonly (readonly string[])[],
): string | undefined {
  for (const group of groups) {
    const [first, second] = group.filter((name) => names.has(name));
    if (first !== undefined && second !== undefined) {
      return `It brings both ${first} and ${second}, which own the same files.`;
    }
  }
  return undefined;
}
