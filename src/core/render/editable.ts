/** Which requirements of an editable installation are the ones to edit. */
import type { PipInstall } from './pip.ts';

/** A folder or the address of a repository: what only holds a version cannot be edited. */
const PLACE = /^\.{0,2}\/|^\.$|^\.\[|:\/\//;

/**
 * Whether this requirement is installed for editing; others of the same call, such as the framework
 * that must stay, are plain.
 * @see https://pip.pypa.io/en/stable/topics/local-project-installs/
 */
export function isEditable({ flags }: PipInstall, requirement: string): boolean {
  return flags.includes('editable') && PLACE.test(requirement);
}
