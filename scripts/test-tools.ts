/** Programs of the operating system that the tests need: found, or installed where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program and the Debian package that brings it. */
const TOOLS = [
  { program: 'chromium', debian: 'chromium' },
  { program: 'shellcheck', debian: 'shellcheck' },
  { program: 'dash', debian: 'dash' },
  { program: 'bash', debian: 'bash' },
  { program: 'zsh', debian: 'zsh' },
  { program: 'busybox', debian: 'busybox' },
  { program: 'mksh', debian: 'mksh' },
  { program: 'ksh', debian: 'ksh' },
  { program: 'yash', debian: 'yash' },
] as const;

/**
 * Installs what is missing by apt, if this is root or sudo asks for nothing.
 *
 * @throws Error that names what to install, when it cannot be installed here
 */
export function ensureTestTools(): void {
  const missing = TOOLS.filter(({ program }) => !isOnPath(program));
  if (missing.length === 0) return;
  const packages = missing.map(({ debian }) => debian);
  console.log(`Installing what the tests need: ${packages.join(', ')}`);
  const isInstalled =
    isOnPath('apt-get') &&
    asRoot(['apt-get', 'update']) &&
    asRoot(['apt-get', 'install', '-y', '--no-install-recommends', ...packages]);
  const still = TOOLS.filter(({ program }) => !isOnPath(program));
  if (isInstalled && still.length === 0) return;
  throw new Error(
    `The tests need ${still.map(({ program }) => program).join(', ')}. ` +
      `On Debian and Ubuntu: apt-get install ${packages.join(' ')}`,
  );
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

function asRoot(argv: readonly string[]): boolean {
  const isRoot = process.getuid?.() === 0;
  const [program = '', ...args] = isRoot ? argv : ['sudo', '--non-interactive', ...argv];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}
