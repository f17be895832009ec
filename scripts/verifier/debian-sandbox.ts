/** A fresh Debian in a folder: nothing is installed but what lets a user install. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshRoot, makeBaseRoot, mebibytesOf, runInside } from '../sandbox/debian-root.ts';
import type { Sandbox, ScriptOutcome } from './sandbox.ts';

/** Debian's name of the release, and the platform that it is. */
const SUITES = { 'debian-12': 'bookworm', 'debian-13': 'trixie' } as const;
export type DebianPlatform = keyof typeof SUITES;

/** `sudo` is on the machines of those who paste; Debian's smallest set lacks it. */
const INCLUDED = ['ca-certificates', 'sudo'];

const MEBIBYTE = 1_048_576;
/** How often the folder is weighed. */
const WEIGH_MS = 15_000;

export function isDebianPlatform(platform: string): platform is DebianPlatform {
  return platform in SUITES;
}

/**
 * Needs root, debootstrap and unshare.
 *
 * @param work a folder for roots and for what is downloaded; the base is kept there
 * @throws Error when debootstrap fails
 */
export function debianSandbox(platform: DebianPlatform, work: string, name: string): Sandbox {
  const suite = SUITES[platform];
  const base = join(work, `verify-base-${suite}`);
  const root = join(work, `verify-${name}`);
  const cache = join(work, 'cache');
  mkdirSync(cache, { recursive: true });
  makeBaseRoot(base, suite, INCLUDED);
  freshRoot(base, root);
  const before = mebibytesOf(root);
  const added = (): number => Math.max(0, mebibytesOf(root) - before) * MEBIBYTE;
  return {
    where: `a fresh Debian (${suite}) in a folder, ${process.arch === 'x64' ? 'x86-64' : process.arch}`,
    replaced: ['the name server and the certificate authorities by those of the host'],
    put: (file, text) => writeFileSync(join(root, 'root', file), text),
    lendCopy: (repository, copy) => lendCopy(root, repository, copy),
    runScript: (file, seconds, diskBytes) =>
      runWithin(diskBytes, added, (signal) =>
        runInside(root, ['sh', '-c', `cd /root && sh ./${file}`], { seconds, cache, signal }),
      ),
    diskBytes: added,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Only the folder's own git configuration knows of it. */
function lendCopy(root: string, repository: string, copy: string): void {
  const place = join('/srv', new URL(repository).pathname);
  cpSync(fileURLToPath(copy), join(root, place), { recursive: true });
  const configuration = ['config', '--file', join(root, 'etc', 'gitconfig')];
  execFileSync('git', [...configuration, `url.file://${place}.insteadOf`, repository]);
}

/** Stops what takes too much. */
export async function runWithin(
  diskBytes: number,
  weigh: () => number,
  run: (signal: AbortSignal) => Promise<ScriptOutcome>,
): Promise<ScriptOutcome> {
  const stop = new AbortController();
  const watch = setInterval(() => {
    if (weigh() > diskBytes) stop.abort();
  }, WEIGH_MS);
  try {
    const outcome = await run(stop.signal);
    if (!stop.signal.aborted) return outcome;
    const limit = Math.round(diskBytes / MEBIBYTE);
    const output = `${outcome.output}\nstopped: No space left on device, the limit is ${limit} MiB`;
    return { ...outcome, status: 125, output };
  } finally {
    clearInterval(watch);
  }
}
