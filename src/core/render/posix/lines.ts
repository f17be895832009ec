/** Commands spelled for sh, bash, zsh and their relatives; the same in a paste block and a script. */
import type { Plan } from '../../plan/plan.ts';
import { quotePosix } from '../../quote/posix.ts';
import { toOneLine } from '../../quote/one-line.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import type { Command, Run, Variables } from '../command.ts';
import { wrapWords } from './wrap.ts';

/** Words and options that a paste block and a script spell differently. */
export interface Spelling {
  /** Columns before each line. */
  readonly indent: number;
  /** The line that sets a variable which only the user knows. */
  readonly ask: (name: string) => string;
}

/** The lines of one command, without indentation. */
export function posixLines(plan: Plan, command: Command, spelling: Spelling): readonly string[] {
  const wrap = (words: readonly string[]) => wrapWords(words, spelling.indent);
  switch (command.kind) {
    case 'run':
      return wrap(runWords(command));
    case 'make-folder':
      return wrap(['mkdir', '-p', quotePath(command.path)]);
    case 'enter':
      return wrap(['cd', quotePath(command.path)]);
    case 'download':
      return wrap(downloadArguments(command.url, command.file).map(quotePosix));
    case 'check':
      return wrap(checkWords(plan, command.file, command.sha256));
    case 'set':
      return [setLine(command.name, command.value, spelling)];
    case 'container':
      return wrap(containerWords(command));
    case 'library-path':
      return [libraryPathLine(command.folders)];
    case 'refresh-path':
      return [];
    case 'say':
      return [sayLine(command.text, command.url)];
    default:
      return command satisfies never;
  }
}

/**
 * curl as an installer should call it: TLS only, fail on an error page, follow redirects.
 * @see https://curl.se/docs/manpage.html
 */
export function downloadArguments(url: string, file: string): readonly string[] {
  const folders = file.includes('/') ? ['--create-dirs'] : [];
  return ['curl', '--proto', '=https', '--tlsv1.2', '-fL', ...folders, '-o', file, url];
}

/**
 * The program that checks SHA-256 sums from a list, by platform: macOS has none of GNU's name.
 * @see https://ss64.com/mac/shasum.html
 */
export function checkArguments(plan: Plan): readonly string[] {
  const isMac = plan.place.platform.os === 'macos';
  return isMac ? ['shasum', '-a', '256', '-c', '-'] : ['sha256sum', '-c', '-'];
}

/**
 * Folders by absolute path: older releases of docker take a relative one for the name of a volume.
 * @see https://docs.docker.com/engine/storage/bind-mounts/
 */
function containerWords(command: Container): readonly string[] {
  const mounts = command.mounts.flatMap(({ name, to }) => [
    '--volume',
    `"$PWD"/${quotePosix(`${name}:${to}`)}`,
  ]);
  return [
    ...['docker', 'run', ...command.options].map(quotePosix),
    ...mounts,
    ...[command.image, ...command.argv].map(quotePosix),
  ];
}

/**
 * What was there before stays, behind.
 * @see https://man7.org/linux/man-pages/man8/ld.so.8.html
 */
function libraryPathLine(folders: readonly string[]): string {
  const own = folders.map((folder) => `"$PWD"/${quotePosix(folder)}`).join(':');
  return `export LD_LIBRARY_PATH=${own}"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`;
}

type Container = Extract<Command, { readonly kind: 'container' }>;

function runWords(command: Run): readonly string[] {
  const call = [...rightsAndVariables(command), ...command.argv.map(quotePosix)];
  if (command.in === undefined) return call;
  const last = call.at(-1) ?? '';
  return ['(cd', quotePath(command.in), '&&', ...call.slice(0, -1), `${last})`];
}

/**
 * `sudo` drops variables that stand before it, so `env` sets them behind it.
 * @see https://www.sudo.ws/docs/man/sudo.man/
 */
function rightsAndVariables(command: Run): readonly string[] {
  const pairs = assignments(command.env);
  if (!command.root) return pairs;
  return pairs.length === 0 ? ['sudo'] : ['sudo', 'env', ...pairs];
}

function assignments(env: Variables): readonly string[] {
  return Object.entries(env).map(
    ([name, value]) => `${requireVariableName(name)}=${quotePosix(value)}`,
  );
}

function checkWords(plan: Plan, file: string, sha256: string): readonly string[] {
  const list = ['printf', "'%s  %s\\n'", quotePosix(sha256), quotePosix(file)];
  return [...list, `| ${checkArguments(plan).join(' ')}`];
}

function setLine(name: string, value: string | undefined, spelling: Spelling): string {
  requireVariableName(name);
  return value === undefined ? spelling.ask(name) : `export ${name}=${quotePosix(value)}`;
}

function sayLine(text: string, url: string | undefined): string {
  const words = [`By hand: ${text}`, ...(url === undefined ? [] : [`See ${url}`])];
  return `printf '%s\\n' ${words.map((word) => quotePosix(toOneLine(word))).join(' ')}`;
}

/** A path that no program takes for an option. */
function quotePath(path: string): string {
  return quotePosix(path.startsWith('-') ? `./${path}` : path);
}
