/** The real shells that output is tried in, and how to get one that is missing. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Shell {
  /** Program and arguments that read a script from a file or, with `-c`, from an argument. */
  readonly command: readonly [string, ...string[]];
  /** More arguments for a session that a person types into, without anybody's start-up files. */
  readonly interactive: readonly string[];
  /** Debian package that has it. */
  readonly package: string;
}

export type ShellId = keyof typeof SHELLS;

export const SHELLS = {
  dash: { command: ['dash'], interactive: ['-i'], package: 'dash' },
  bash: { command: ['bash', '--norc'], interactive: ['-i'], package: 'bash' },
  'bash-posix': { command: ['bash', '--norc', '--posix'], interactive: ['-i'], package: 'bash' },
  zsh: { command: ['zsh', '-f'], interactive: ['-i'], package: 'zsh' },
  busybox: { command: ['busybox', 'sh'], interactive: ['-i'], package: 'busybox' },
  mksh: { command: ['mksh'], interactive: ['-i'], package: 'mksh' },
  ksh: { command: ['ksh'], interactive: ['-i'], package: 'ksh' },
  yash: { command: ['yash'], interactive: ['-i'], package: 'yash' },
} as const satisfies Readonly<Record<string, Shell>>;

export const SHELL_IDS = Object.keys(SHELLS) as readonly ShellId[];

/** The shells that people paste into. */
export const PASTE_SHELLS = ['bash', 'zsh', 'dash'] as const satisfies readonly ShellId[];

/** Full path of a program; a test that needs one never goes on without it. */
export function requireProgram(name: string, debianPackage: string): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
  }
  throw new Error(`${name} is not installed. On Debian: apt-get install ${debianPackage}`);
}

/** The command line of a shell, its program by full path. */
export function shellCommand(id: ShellId): readonly [string, ...string[]] {
  const { command, package: debianPackage }: Shell = SHELLS[id];
  const [program, ...rest] = command;
  return [requireProgram(program, debianPackage), ...rest];
}
