/** Commands spelled for Windows PowerShell 5.1, so that 7 reads them alike: no `&&`, no `? :`. */
import { quotePowerShell, quotePowerShellString, toAscii } from '../../quote/powershell.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import type { Command, Run } from '../command.ts';
import { callLine } from './call.ts';

/** What a paste block and a script spell differently. */
export interface Spelling {
  /** The lines that set a variable which only the user knows. */
  readonly ask: (name: string) => readonly string[];
  /** The lines after a program's call. */
  readonly afterCall: (command: Run) => readonly string[];
}

/**
 * An installer changes the stored PATH, not the one of running sessions.
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_environment_variables
 */
const REFRESH_PATH =
  "$env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine') + ';' + " +
  "[Environment]::GetEnvironmentVariable('Path', 'User')";

/** The lines of one command, without indentation. */
export function powerShellLines(command: Command, spelling: Spelling): readonly string[] {
  switch (command.kind) {
    case 'run':
      return [...rightsLines(command), callLine(command), ...spelling.afterCall(command)];
    case 'make-folder':
      return [makeFolder(quotePath(command.path))];
    case 'enter':
      return [`Set-Location -LiteralPath ${quotePath(command.path)}`];
    case 'download':
      return downloadLines(command);
    case 'check':
      return [checkLine(command.file, command.sha256)];
    case 'set':
      return setLines(command.name, command.value, spelling);
    case 'container':
      return [containerLine(command), ...spelling.afterCall(containerRun(command))];
    // Windows has no such variable; plans for it never ask for one.
    case 'library-path':
      return [];
    case 'refresh-path':
      return [REFRESH_PATH];
    case 'say':
      return sayLines(command.text, command.url);
    default:
      return command satisfies never;
  }
}

type Download = Extract<Command, { readonly kind: 'download' }>;
type Container = Extract<Command, { readonly kind: 'container' }>;

/** Folders by absolute path, which only the session knows. */
function containerLine(command: Container): string {
  const mounts = command.mounts.map(
    ({ name, to }) => `--volume ($PWD.Path + ${quotePowerShellString(`\\${name}:${to}`)})`,
  );
  const before = ['docker', 'run', ...command.options].map(quotePowerShell);
  const after = [command.image, ...command.argv].map(quotePowerShell);
  return [...before, ...mounts, ...after].join(' ');
}

function containerRun({ options, image, argv }: Container): Run {
  return { kind: 'run', argv: ['docker', 'run', ...options, image, ...argv], env: {}, root: false };
}

/** Nothing raises a running session's rights, so a person has to have opened the right one. */
function rightsLines(command: Run): readonly string[] {
  if (!command.root) return [];
  return ["Write-Host 'The next command needs a terminal that was opened as administrator.'"];
}

function makeFolder(path: string): string {
  return `New-Item -ItemType Directory -Force -Path ${path} | Out-Null`;
}

/**
 * Windows PowerShell takes the proxy of the system's settings, not that of variables.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest
 */
function downloadLines({ url, file, proxy }: Download): readonly string[] {
  const slash = file.lastIndexOf('/');
  const folder = slash > 0 ? [makeFolder(quotePath(file.slice(0, slash)))] : [];
  const source = quotePowerShellString(url);
  const through = proxy === undefined ? '' : ` -Proxy ${quotePowerShellString(proxy)}`;
  return [
    ...folder,
    `Invoke-WebRequest -UseBasicParsing${through} -Uri ${source} -OutFile ${quotePath(file)}`,
  ];
}

function checkLine(file: string, sha256: string): string {
  const actual = `(Get-FileHash -Algorithm SHA256 -LiteralPath ${quotePath(file)}).Hash`;
  const message = quotePowerShellString(`${file} does not have the SHA-256 sum that is expected.`);
  return `if (${actual} -ne ${quotePowerShellString(sha256)}) { throw ${message} }`;
}

function setLines(name: string, value: string | undefined, spelling: Spelling): readonly string[] {
  requireVariableName(name);
  if (value === undefined) return spelling.ask(name);
  return [`$env:${name} = ${quotePowerShellString(value)}`];
}

function sayLines(text: string, url: string | undefined): readonly string[] {
  const words = [`By hand: ${text}`, ...(url === undefined ? [] : [`See ${url}`])];
  return words.map((word) => `Write-Host ${quotePowerShellString(toAscii(word))}`);
}

function quotePath(path: string): string {
  return quotePowerShellString(path.replaceAll('/', '\\'));
}
