/**
 * A file for PowerShell, in ASCII. Everything is in one function, because `exit` or `param` at the
 * top would act on the user's own session when the text is piped to `iex`; every call of a program
 * is checked, because PowerShell itself goes on after a failure.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_automatic_variables#lastexitcode
 */
import type { Plan, Step } from '../../plan/plan.ts';
import { commentPowerShell, quotePowerShellString, toAscii } from '../../quote/powershell.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import type { Run } from '../command.ts';
import { stepCommands } from '../commands.ts';
import { askedVariables, makesFolder } from '../folder.ts';
import { powerShellLines } from './lines.ts';
import { stepReason } from '../step-reason.ts';

const FUNCTION = 'Install-CardstockModel';
const SPELLING = { ask: () => [], afterCall: checkCall };

/**
 * Exit codes besides 0 with which a program says that there was nothing to do: here that a package
 * is installed already, and that there is no newer one.
 * @see https://github.com/microsoft/winget-cli/blob/master/doc/windows/package-manager/winget/returnCodes.md
 */
const NOTHING_TO_DO: Readonly<Record<string, readonly number[]>> = {
  winget: [-1978335135, -1978335189],
};

/** The whole file, with a last line feed. */
export function powerShellScript(plan: Plan): string {
  const title = commentPowerShell(`Installs the model of the Cardstock card ${plan.card.id}.`);
  const steps = plan.steps.map((step) => indent(stepLines(plan, step), 4)).join('\n\n');
  const body = [
    indent([...settings(), ...guards(plan), 'Push-Location', 'try {'], 2),
    steps,
    indent(['} finally {', '  Pop-Location', '}'], 2),
  ].join('\n');
  return `${title}\n# Read it first.\n\nfunction ${FUNCTION} {\n${body}\n}\n\n${FUNCTION}\n`;
}

/** Windows PowerShell 5.1 downloads many times slower while it draws its progress bar. */
function settings(): readonly string[] {
  return ["$ErrorActionPreference = 'Stop'", "$ProgressPreference = 'SilentlyContinue'"];
}

function guards(plan: Plan): readonly string[] {
  const lines: string[] = [];
  for (const name of askedVariables(plan)) {
    const message = quotePowerShellString(`Set $env:${name} before you run this script.`);
    lines.push(`if (-not $env:${requireVariableName(name)}) { throw ${message} }`);
  }
  if (!makesFolder(plan)) return lines;
  const path = quotePowerShellString(plan.folder.replaceAll('/', '\\'));
  const message = `There is a ${plan.folder} here already. Move it away, or run this in another folder.`;
  return [
    ...lines,
    `if (Test-Path -LiteralPath ${path}) { throw ${quotePowerShellString(message)} }`,
  ];
}

function stepLines(plan: Plan, step: Step): readonly string[] {
  const commands = stepCommands(plan, step);
  const lines = commands.flatMap((command) => powerShellLines(command, SPELLING));
  return [commentPowerShell(`${step.title}: ${stepReason(step)}`), ...lines];
}

/** The lines after a call of a program: what it said with its exit code. */
export function checkCall(command: Run): readonly string[] {
  const [program = 'A program'] = command.argv;
  const message = quotePowerShellString(toAscii(`${program} failed.`));
  const codes = NOTHING_TO_DO[program];
  const failed = codes === undefined ? '-ne 0' : `-notin 0, ${codes.join(', ')}`;
  return [`if ($LASTEXITCODE ${failed}) { throw ${message} }`];
}

function indent(lines: readonly string[], columns: number): string {
  return lines.map((line) => ' '.repeat(columns) + line).join('\n');
}
