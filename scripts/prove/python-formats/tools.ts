/** Python's own tools in an environment that is thrown away. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, call, quietly } from '../../resolver/uv.ts';

export interface Tools {
  /** Folder for everything, gone after `remove`. */
  readonly folder: string;
  /** Names and versions, for the report. */
  readonly versions: readonly string[];
  readonly run: (program: string, args: readonly string[], cwd: string) => Promise<Answer>;
  readonly remove: () => void;
}

const PACKAGES = ['uv', 'pip', 'packaging', 'briefcase'];

/** Installs the tools from the index that this machine's pip uses. */
export function makeTools(): Tools {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-prove-'));
  const venv = join(folder, 'tools');
  const bin = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin');
  execFileSync('python3', ['-m', 'venv', venv]);
  execFileSync(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', '--upgrade', ...PACKAGES], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const list = execFileSync(join(bin, 'python'), ['-m', 'pip', 'list', '--format=freeze'], {
    encoding: 'utf8',
  });
  const versions = list
    .split('\n')
    .filter((line) => PACKAGES.includes(line.split('==')[0] ?? ''))
    .map((line) => line.replace('==', ' '));
  const env = { ...process.env, ...quietly(join(folder, 'cache')) };
  return {
    folder,
    versions,
    run: (program, args, cwd) => call(join(bin, program), args, { cwd, env }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
