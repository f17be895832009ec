/** Programs of the operating system that the tests need: found, or installed where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a test calls, and the Debian package that brings it. */
interface Tool {
  readonly name: string;
  readonly debian: string;
  readonly isHere: () => boolean;
}

const TOOLS: readonly Tool[] = [
  ...['chromium', 'shellcheck', 'dash', 'bash', 'zsh', 'busybox', 'mksh', 'ksh', 'yash'].map(
    (name) => program(name, name),
  ),
  program('checkbashisms', 'devscripts'),
  pythonModule('yaml', 'python3-yaml'),
  pythonModule('nbformat', 'python3-nbformat'),
  pythonModule('pip', 'python3-pip'),
];

/**
 * Installs what is missing by apt, if this is root or sudo asks for nothing.
 *
 * @throws Error that names what to install, when it cannot be installed here
 */
export function ensureTestTools(): void {
  const missing = TOOLS.filter(({ isHere }) => !isHere());
  if (missing.length === 0) return;
  const packages = missing.map(({ debian }) => debian);
  console.log(`Installing what the tests need: ${packages.join(', ')}`);
  const isInstalled =
    isOnPath('apt-get') &&
    asRoot(['apt-get', 'update']) &&
    asRoot(['apt-get', 'install', '-y', '--no-install-recommends', ...packages]);
  const still = TOOLS.filter(({ isHere }) => !isHere());
  if (isInstalled && still.length === 0) return;
  throw new Error(
    `The tests need ${still.map(({ name }) => name).join(', ')}. ` +
      `On Debian and Ubuntu: apt-get install ${packages.join(' ')}`,
  );
}

function program(name: string, debian: string): Tool {
  return { name, debian, isHere: () => isOnPath(name) };
}

/** A module of the system's own Python, which the tests call by its path. */
function pythonModule(name: string, debian: string): Tool {
  const isHere = () => spawnSync('/usr/bin/python3', ['-c', `import ${name}`]).status === 0;
  return { name: `the Python module ${name}`, debian, isHere };
}

function isOnPath(name: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, name)));
}

function asRoot(argv: readonly string[]): boolean {
  const isRoot = process.getuid?.() === 0;
  const [first = '', ...args] = isRoot ? argv : ['sudo', '--non-interactive', ...argv];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(first, args, { stdio: 'inherit', env }).status === 0;
}
