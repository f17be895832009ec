/** Debian's shellcheck on a text. */
import { execFileSync } from 'node:child_process';
import { requireProgram } from './shells.ts';

export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly code: number;
  readonly message: string;
}

export interface ShellcheckOptions {
  readonly dialect: 'sh' | 'dash' | 'bash';
  /** Codes that do not apply, each with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

/** What does not apply to lines for a terminal that a person goes on using. */
export const PASTE_EXCEPTIONS = {
  SC2164: 'a pasted line must not close the terminal when cd fails',
} as const;

/** All findings, style included. */
export function shellcheck(text: string, options: ShellcheckOptions): readonly Finding[] {
  const program = requireProgram('shellcheck', 'shellcheck');
  const except = Object.keys(options.except ?? {});
  const exclude = except.length === 0 ? [] : [`--exclude=${except.join(',')}`];
  const args = ['--norc', '--format=json1', `--shell=${options.dialect}`, ...exclude, '-'];
  const found: { readonly comments: readonly Finding[] } = JSON.parse(run(program, args, text));
  return found.comments.map(({ line, column, level, code, message }) => {
    return { line, column, level, code, message };
  });
}

/** It exits with 1 when there are findings; they are still on standard output. */
function run(program: string, args: readonly string[], input: string): string {
  try {
    return execFileSync(program, args, { input, encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && error.stdout !== '') {
      return String(error.stdout);
    }
    throw error;
  }
}
