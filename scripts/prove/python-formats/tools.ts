/** Python's own tools in an environment that is thrown away. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OLDEST_MACOS } from '../../../src/core/render/pylock/resolver-platform.ts';

export interface Answer {
  readonly isOk: boolean;
  readonly output: string;
  readonly seconds: number;
  /** What a reader should know of an accepted file. */
  readonly remark?: string | undefined;
}

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
  // Without downloads a missing Python is an answer and not a long wait.
  const env = {
    ...process.env,
    UV_PYTHON_DOWNLOADS: 'never',
    UV_CACHE_DIR: join(folder, 'cache'),
    UV_NO_PROGRESS: '1',
    MACOSX_DEPLOYMENT_TARGET: OLDEST_MACOS,
    NO_COLOR: '1',
  };
  return {
    folder,
    versions,
    run: (program, args, cwd) => call(join(bin, program), args, { cwd, env }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Half an hour would only tell that something hangs. */
const LONGEST_MS = 300_000;

function call(
  program: string,
  args: readonly string[],
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const options = { ...where, maxBuffer: 256 * 1024 * 1024, timeout: LONGEST_MS };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      resolve({ isOk: error === null, output: `${stdout}\n${stderr}`.trim(), seconds });
    });
  });
}
