/** A program called from PowerShell, so that it gets the very arguments of the plan. */
import { quotePowerShell, quotePowerShellString } from '../../quote/powershell.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import type { Run } from '../command.ts';

/**
 * Programs whose names Windows PowerShell 5.1 gives to its own commands.
 * @see https://learn.microsoft.com/powershell/scripting/learn/shell/using-aliases
 */
const SHADOWED = new Set(
  'cat compare copy cp curl diff echo fc kill ls man mount move mv ps rm sc sleep sort start tee type wget where'.split(
    ' ',
  ),
);

/** The line that runs a program, in its folder and with its variables, putting both back after. */
export function callLine(command: Run): string {
  const env = Object.entries(command.env);
  const before = env.map(([name, value], at) => setVariable(name, value, at));
  const after = env.map(([name], at) => `$env:${name} = $was${at + 1}`);
  if (command.in !== undefined) {
    before.push(`Push-Location -LiteralPath ${quotePowerShellString(spellPath(command.in))}`);
    after.unshift('Pop-Location');
  }
  const call = plainCall(command.argv);
  if (before.length === 0) return call;
  return `${before.join('; ')}; try { ${call} } finally { ${after.join('; ')} }`;
}

function setVariable(name: string, value: string, at: number): string {
  const variable = `$env:${requireVariableName(name)}`;
  return `$was${at + 1} = ${variable}; ${variable} = ${quotePowerShellString(value)}`;
}

function plainCall(argv: readonly string[]): string {
  const [program = '', ...rest] = argv;
  const words = [spellProgram(program), ...rest.map(escapeNative).map(quotePowerShell)];
  const call = words.join(' ');
  return rest.some(needsEscape) ? inOldWay(call) : call;
}

/** A bare name as it is; anything else needs the call operator. */
function spellProgram(program: string): string {
  if (SHADOWED.has(program)) return `${program}.exe`;
  if (/^[A-Za-z][A-Za-z0-9_-]*(?:\.exe)?$/.test(program)) return program;
  return `& ${quotePowerShell(program)}`;
}

/**
 * Before 7.3 PowerShell hands quotation marks on unescaped and drops empty arguments. The setting
 * makes newer ones do the same, inside a scope of its own, and the escapes are ours.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables#psnativecommandargumentpassing
 */
function inOldWay(call: string): string {
  return `& { $PSNativeCommandArgumentPassing = 'Legacy'; ${call} }`;
}

/** Also a backslash at the end, which would escape the mark that PowerShell puts after spaces. */
function needsEscape(argument: string): boolean {
  return argument === '' || argument.includes('"') || /\s.*\\$/.test(argument);
}

/**
 * In quotation marks as the program's C library takes them off again: each inner mark gets a
 * backslash, and so does each backslash right before a mark.
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
function escapeNative(argument: string): string {
  if (!needsEscape(argument)) return argument;
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

function spellPath(path: string): string {
  return path.replaceAll('/', '\\');
}
