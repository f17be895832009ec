/** Names of environment variables: they cannot be quoted, so they are checked. */

/**
 * Returns the name as it is.
 * @throws {RangeError} When a shell would not read it as a name.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
 */
export function requireVariableName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  throw new RangeError(`${JSON.stringify(name)} is not the name of an environment variable.`);
}
