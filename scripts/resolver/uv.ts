/** uv, the resolver: the one on PATH, or one that is installed beside the project for it alone. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OLDEST_MACOS } from '../../src/core/render/pylock/resolver-platform.ts';

/** What a call came to. */
export interface Answer {
  readonly isOk: boolean;
  /** Both channels. */
  readonly output: string;
  readonly seconds: number;
  /** What a reader should know of an accepted file. */
  readonly remark?: string | undefined;
}

export interface Uv {
  /** `uv 0.13.9`. */
  readonly version: string;
  readonly run: (args: readonly string[], cwd: string) => Promise<Answer>;
}

/** A resolution takes seconds; one that takes longer hangs. */
const LONGEST_MS = 300_000;

/**
 * Finds uv, or installs it from the package index that this machine's pip uses.
 *
 * @param folder for uv and its cache; kept between calls
 * @throws Error when there is neither uv nor a Python with venv
 */
export function findUv(folder: string): Uv {
  mkdirSync(folder, { recursive: true });
  const program = onPath() ?? installUv(join(folder, 'uv'));
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
  const env = { ...process.env, ...quietly(join(folder, 'cache')) };
  return {
    version: version.trim().split(' ').slice(0, 2).join(' '),
    run: (args, cwd) => call(program, args, { cwd, env }),
  };
}

/** Without downloads a missing Python is an answer and not a long wait. */
export function quietly(cache: string): Readonly<Record<string, string>> {
  return {
    UV_PYTHON_DOWNLOADS: 'never',
    UV_CACHE_DIR: cache,
    UV_NO_PROGRESS: '1',
    // A configuration of this machine must not change what is found for everybody.
    UV_NO_CONFIG: '1',
    MACOSX_DEPLOYMENT_TARGET: OLDEST_MACOS,
    NO_COLOR: '1',
  };
}

function onPath(): string | undefined {
  return spawnSync('uv', ['--version']).status === 0 ? 'uv' : undefined;
}

function installUv(venv: string): string {
  const isWindows = process.platform === 'win32';
  const bin = join(venv, isWindows ? 'Scripts' : 'bin');
  const program = join(bin, isWindows ? 'uv.exe' : 'uv');
  if (existsSync(program)) return program;
  execFileSync(isWindows ? 'python' : 'python3', ['-m', 'venv', venv]);
  execFileSync(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', 'uv'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return program;
}

/** Runs a program to its end, or to five minutes. */
export function call(
  program: string,
  args: readonly string[],
  where: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const options = { ...where, maxBuffer: 256 * 1024 * 1024, timeout: LONGEST_MS };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      const isLate = error?.killed === true;
      const end = isLate ? '\ntimed out' : '';
      resolve({ isOk: error === null, output: `${stdout}\n${stderr}${end}`.trim(), seconds });
    });
  });
}
