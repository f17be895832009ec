/** Lines that install something on each platform, for people to paste. */
import type { Card, SystemNeed } from '../../card/card.ts';
import { type Context, contextOf } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { setUpActions } from '../../plan/steps/set-up.ts';
import type { PackageManager, Platform } from '../../platform/platform.ts';
import { systemNames } from '../../platform/system-names.ts';
import { quotePosix } from '../../quote/posix.ts';
import { quotePowerShell } from '../../quote/powershell.ts';
import type { Registry } from '../../registry.ts';
import { basePlatforms, recordByManager } from './record-by-manager.ts';

/** By package manager, and by platform id where one differs; `false` where nothing is needed. */
export type Fixes = Readonly<Record<string, string | false>>;

/** The lines for one system need; the first of several packages that a platform offers is taken. */
export function fixesFor(card: Card, need: SystemNeed, registry: Registry): Fixes {
  const systems = need.anyOf.flatMap((slug) => registry.system[slug] ?? []);
  const platforms = basePlatforms(registry.platforms).filter(({ os }) =>
    systems.some((system) => system.platforms?.includes(os) ?? true),
  );
  return recordByManager(
    platforms.map((platform) => ({
      id: platform.id,
      manager: platform.manager,
      text: fixOn(card, need, platform, registry),
    })),
  );
}

/** A package manager's command for a shell, its lists refreshed first, with `sudo` where needed. */
export function managerLine(
  { update, root }: Pick<PackageManager, 'update' | 'root'>,
  argv: readonly string[],
): string {
  const commands = [...(update === undefined ? [] : [update]), argv];
  return commands.map((words) => spell('posix', words, { root })).join(' && ');
}

function installLine(
  registry: Registry,
  platform: Platform,
  names: readonly string[],
  isCask = false,
): string {
  const manager = registry.managers.find(({ id }) => id === platform.manager);
  if (manager === undefined || names.length === 0) return '';
  const argv = (isCask ? manager.cask : undefined) ?? manager.install;
  if (platform.shell === 'posix') return managerLine(manager, [...argv, ...names]);
  const groups = manager.one_at_a_time === true ? names.map((name) => [name]) : [names];
  return groups.map((group) => spell('powershell', [...argv, ...group], manager)).join('; ');
}

function fixOn(
  card: Card,
  need: SystemNeed,
  platform: Platform,
  registry: Registry,
): string | false {
  let hint = '';
  for (const slug of need.anyOf) {
    const system = registry.system[slug];
    if (system === undefined || system.kind === 'driver') continue;
    const found = systemNames(system, platform.manager, platform, need.for);
    if (found === undefined) continue;
    if (!('names' in found)) {
      hint ||= found.hint;
      continue;
    }
    if (found.names.length === 0) return false;
    const install = installLine(registry, platform, found.names, found.isCask);
    return [...setUpLines(card, platform, registry, found.setups), install].join(
      separator(platform),
    );
  }
  return hint;
}

function setUpLines(
  card: Card,
  platform: Platform,
  registry: Registry,
  ids: readonly string[],
): readonly string[] {
  if (ids.length === 0) return [];
  const context: Context | undefined = bareContext(card, platform, registry);
  if (context === undefined) return [];
  return setUpActions(context, ids).actions.flatMap((action) => {
    if (action.do === 'by-hand') return [`(${action.text})`];
    return action.do === 'run' ? [spell(platform.shell, action.argv, action)] : [];
  });
}

function bareContext(card: Card, platform: Platform, registry: Registry): Context | undefined {
  const target = { platform: platform.id, gpu: 'cpu', tool: 'uv', features: [] } as const;
  const found = contextOf(card, target, registry);
  return isObstacle(found) ? undefined : found;
}

function spell(
  shell: Platform['shell'],
  argv: readonly string[],
  { root }: Pick<PackageManager, 'root'>,
): string {
  const quote = shell === 'posix' ? quotePosix : quotePowerShell;
  return [...(root && shell === 'posix' ? ['sudo'] : []), ...argv.map(quote)].join(' ');
}

function separator({ shell }: Platform): string {
  return shell === 'posix' ? ' && ' : '; ';
}
