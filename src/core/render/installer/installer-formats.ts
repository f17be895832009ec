/** The scripts that look at the machine themselves, as formats: the same files for every target. */
import { type Format, type FormatRequest, type Rendering, formatRefusal } from '../format.ts';
import type { Plan, Refusal } from '../../plan/plan.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { quotePosix } from '../../quote/posix.ts';
import { quotePowerShellString } from '../../quote/powershell.ts';
import { downloadArguments } from '../posix/lines.ts';
import { planSpace } from './plan-space.ts';
import { posixInstaller } from './posix/installer.ts';
import { powerShellInstaller } from './powershell/installer.ts';
import { pageOf } from './wording.ts';

export const installSh: Format = {
  id: 'install-sh',
  name: 'install.sh',
  group: 'commands',
  summary: 'One script for Linux and macOS that looks at the machine and picks the plan itself.',
  isCommon: false,
  render: (request) =>
    renderInstaller(request, 'posix', 'install.sh', posixInstaller, {
      dry: 'sh ./install.sh --dry-run',
      real: 'sh ./install.sh',
    }),
};

export const installPs1: Format = {
  id: 'install-ps1',
  name: 'install.ps1',
  group: 'commands',
  summary: 'The same for Windows.',
  isCommon: false,
  render: (request) =>
    renderInstaller(request, 'powershell', 'install.ps1', powerShellInstaller, {
      dry: 'powershell -ExecutionPolicy Bypass -File .\\install.ps1 -DryRun',
      real: 'powershell -ExecutionPolicy Bypass -File .\\install.ps1',
    }),
};

function renderInstaller(
  request: FormatRequest,
  shell: Plan['shell'],
  name: string,
  textOf: typeof posixInstaller,
  run: { readonly dry: string; readonly real: string },
): Rendering | Refusal {
  const { card, registry, target, publisher } = request;
  const platform = findPlatform(registry.platforms, target.platform);
  if (platform !== undefined && platform.shell !== shell) {
    return formatRefusal(request, `${name} is not for ${platform.name}.`);
  }
  if (target.stack !== undefined) return formatRefusal(request, withoutStack(name));
  const space = planSpace(card, registry, shell);
  if (space.plans.length === 0) {
    return formatRefusal(request, `There is no plan for ${card.name} that ${name} could follow.`);
  }
  const text = textOf(card, registry, publisher, space);
  const file = { name, text, executable: shell === 'posix' };
  const get =
    publisher === undefined
      ? []
      : [
          {
            title: 'Get it',
            reason: 'and read it before it is run',
            lines: downloadLine(shell, `${pageOf(card.id, publisher)}${name}`, name),
          },
        ];
  return {
    kind: 'rendering',
    files: [file],
    use: [
      ...get,
      { title: 'See what it would do', reason: 'it prints the commands', lines: run.dry },
      { title: 'Run it', reason: 'it asks before it changes the system', lines: run.real },
    ],
    notes: ['It finds out what it runs on; the target chosen here makes no difference to it.'],
  };
}

function withoutStack(name: string): string {
  return `${name} picks its plan on the machine and knows of no stack; the formats paste and script do.`;
}

function downloadLine(shell: Plan['shell'], url: string, name: string): string {
  return shell === 'posix'
    ? downloadArguments(url, name).map(quotePosix).join(' ')
    : `Invoke-WebRequest -UseBasicParsing -Uri ${quotePowerShellString(url)} -OutFile ${name}`;
}
