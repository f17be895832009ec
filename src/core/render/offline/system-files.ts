/** System packages of an offline kit: fetched on one side, installed from the files on the other. */
import type { Action } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';

type InstallSystem = Extract<Action, { readonly do: 'install-system' }>;
type Manager = Registry['offline']['managers'][number];

/** The row of a manager, if its commands know what the plan asks of it. */
export function offlineManager(registry: Registry, action: InstallSystem): Manager | undefined {
  const row = registry.offline.managers.find(({ id }) => id === action.manager);
  if (row === undefined) return undefined;
  return action.argv.some((word) => row.except?.includes(word)) ? undefined : row;
}

/** What fetches the packages and all that they need. */
export function fetchSystem(row: Manager, action: InstallSystem): readonly Action[] {
  return row.fetch.map((command) => toRun(command, action.names));
}

/** What installs them without network. */
export function installSystem(row: Manager, action: InstallSystem): readonly Action[] {
  const byHand = row.by_hand === undefined ? [] : [{ do: 'by-hand', text: row.by_hand } as const];
  return [...(row.install ?? []).map((command) => toRun(command, action.names)), ...byHand];
}

function toRun({ run, root }: Manager['fetch'][number], names: readonly string[]): Action {
  const argv = run.flatMap((word) => (word === '{names}' ? names : [word]));
  return { do: 'run', argv, root };
}
