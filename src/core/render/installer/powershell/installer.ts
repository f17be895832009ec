/**
 * `install.ps1` of a card: one file for Windows that looks at the machine and follows the same plan
 * as the page. One function, which the last line calls, so that it also works piped to `iex`.
 */
import type { Card } from '../../../card/card.ts';
import type { PackageManager } from '../../../platform/platform.ts';
import {
  commentPowerShell,
  quotePowerShell,
  quotePowerShellString,
} from '../../../quote/powershell.ts';
import type { Registry } from '../../../registry.ts';
import type { Publisher } from '../../format.ts';
import { type PlanSpace, planSpace } from '../plan-space.ts';
import { INSTALLER_VERSION, headLines, pageOf } from '../wording.ts';
import { FRAME_CHECKS } from './frame-checks.ts';
import { FRAME_CHOICE } from './frame-choice.ts';
import { MAIN } from './frame-main.ts';
import { FRAME_RUN } from './frame-run.ts';
import { FRAME_START } from './frame-start.ts';
import { indent, powerShellFunction, stringList } from './functions.ts';
import { stepFunctions } from './steps.ts';
import { tableFunctions } from './table.ts';

const FUNCTION = 'Install-CardstockModel';

/** The whole file, in ASCII; ends in a line feed. */
export function powerShellInstaller(
  card: Card,
  registry: Registry,
  publisher: Publisher | undefined,
  space: PlanSpace = planSpace(card, registry, 'powershell'),
): string {
  const body = [
    '$words = $args',
    "$ErrorActionPreference = 'Stop'",
    "$ProgressPreference = 'SilentlyContinue'",
    '',
    ...stateLines(card, space, publisher),
    '',
    FRAME_START,
    FRAME_CHOICE,
    FRAME_CHECKS,
    FRAME_RUN,
    helpFunction(space, registry),
    packageFunction(registry.managers.filter(({ id }) => id === 'winget')),
    tableFunctions(space, registry),
    stepFunctions(space.plans),
    MAIN,
  ];
  const head = [
    ...headLines(card.id, publisher),
    'Read it first. Saved to a file, it takes options; -Help lists them.',
  ];
  const text = indent(body, 2);
  return `${head.map(commentPowerShell).join('\n')}\n\nfunction ${FUNCTION} {\n${text}\n}\n\n${FUNCTION} @args\n`;
}

/** Settings: what the card says, then what variables and options may change. */
function stateLines(
  card: Card,
  { tools, idle }: PlanSpace,
  publisher: Publisher | undefined,
): readonly string[] {
  const page = publisher === undefined ? '' : pageOf(card.id, publisher);
  const id = quotePowerShellString(card.id);
  return [
    '$state = @{',
    `  Card = ${id}`,
    `  Installer = ${quotePowerShellString(INSTALLER_VERSION)}`,
    `  Page = ${quotePowerShellString(page)}`,
    `  FromPage = ${quotePowerShellString(page === '' ? '' : `: ${page}`)}`,
    `  SeePage = ${quotePowerShellString(page === '' ? '' : `; see ${page}`)}`,
    `  Tools = ${stringList(tools)}`,
    `  Idle = ${stringList(idle)}`,
    '  Tool = $env:CARD_WITH',
    '  Gpu = $env:CARD_GPU',
    '  Driver = $env:CARD_DRIVER',
    '  On = $env:CARD_ON',
    '  Dir = $env:CARD_DIR',
    "  DryRun = $env:CARD_DRY_RUN -eq 'yes'",
    "  Yes = $env:CARD_YES -eq 'yes'",
    "  System = $env:CARD_SYSTEM -eq 'yes'",
    "  NoAdmin = $env:CARD_NO_ADMIN -eq 'yes'",
    '  Made = $false',
    '  LeftOver = $false',
    '}',
    "if (-not $state.Gpu) { $state.Gpu = 'auto' }",
    `if (-not $state.Dir) { $state.Dir = ${id} }`,
  ];
}

/** Whether a package is there; only looks. */
function packageFunction(managers: readonly PackageManager[]): string {
  const calls = managers.flatMap(({ query }) => {
    if (query === undefined) return [];
    const call = query.run.map(quotePowerShell).join(' ');
    return [
      `if (-not (Test-CardProgram ${quotePowerShellString(query.run[0] ?? '')})) { return $false }`,
      `${call} $Name | Out-Null`,
      'if ($LASTEXITCODE -eq 0) { return $true }',
    ];
  });
  return powerShellFunction('Test-CardPackage($Name)', [...calls, 'return $false']);
}

function helpFunction({ platforms, tools }: PlanSpace, { compute }: Registry): string {
  const lines = [
    'Looks at this machine and installs the model into a folder of its own, by the same plan as the page.',
    '',
    '  -DryRun          print the commands and do nothing',
    `  -With TOOL       ${tools.join(', ')}; the first that works when left out`,
    '  -Gpu FAMILY      one of those below, or auto (an NVIDIA GPU that is found, else cpu)',
    '  -Driver V        version of the NVIDIA driver, when it cannot be asked',
    '  -Dir DIR         the folder to make',
    `  -On PLATFORM     ${platforms.map(({ id }) => id).join(' or ')}, in place of the one that is found`,
    '  -Yes             do not wait for what has to be done by hand',
    '  -NoAdmin         a plan that changes nothing outside the folder and asks for no rights',
    '  -System          install system packages with winget',
    '  -Version, -Help  print the version, or this',
    '',
    `Families: ${compute.families.map(({ id }) => id).join(', ')}`,
    '',
    'Variables stand in for options, for use with iex: CARD_DRY_RUN=yes, CARD_WITH, CARD_GPU,',
    'CARD_DRIVER, CARD_DIR, CARD_ON, CARD_YES=yes, CARD_SYSTEM=yes, CARD_NO_ADMIN=yes. The page has plans',
    'for other variants and for features. If it fails or is interrupted, the folder is deleted; the log',
    'is kept.',
  ];
  return powerShellFunction(
    'Show-CardHelp',
    lines.map((line) => `Write-Output ${quotePowerShellString(line)}`),
  );
}
