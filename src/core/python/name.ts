/** Names of packages and extras. */

/**
 * The form in which two spellings of a package or extra name are the same.
 * @see https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function normalizeName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}
