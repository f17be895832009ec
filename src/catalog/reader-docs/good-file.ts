/** A card without faults, for examples that differ from it in one place. */

export const GOOD_FILE = `---
name: Example
summary: Sorts pictures of leaves by species.
tasks: [image-classification]
license: MIT
upstream: { repo: https://example.org/leaf, read: "2026-01-31" }
sources: [README.md]
---
What it is for.
`;

/** A good file with one text replaced. */
export function changed(from: string, to: string): string {
  return GOOD_FILE.replace(from, to);
}
