/** What a page knows of an output format before its code is loaded. */
import type { Format, FormatGroup } from '../core/render/format.ts';

/** A format without its code: small enough to stand in every page. */
export type FormatEntry = Pick<Format, 'id' | 'name' | 'group' | 'summary' | 'isCommon'>;

/** The format that a page shows when its address names none: the steps themselves. */
export const DEFAULT_FORMAT = 'paste';

/** Names of the groups for people, in the order of a page. */
export const GROUP_NAMES: Readonly<Record<FormatGroup, string>> = {
  commands: 'Commands and scripts',
  environment: 'Environment files',
  container: 'Containers',
  notebook: 'Notebooks',
  application: 'Applications',
};

/** Leaves out the code. */
export function formatEntries(formats: readonly Format[]): readonly FormatEntry[] {
  return formats.map(({ id, name, group, summary, isCommon }) => ({
    id,
    name,
    group,
    summary,
    isCommon,
  }));
}
