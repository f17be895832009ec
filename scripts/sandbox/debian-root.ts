/**
 * A minimal Debian in a folder, and programs run inside it: what a machine has on which nobody has
 * installed anything. Needs root, debootstrap and unshare.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a program inside came to. */
export interface Outcome {
  /** Exit status; 124 when time was up, as of timeout(1). */
  readonly status: number;
  /** Both channels, as they came. */
  readonly output: string;
  readonly seconds: number;
}

/** Files of the host without which nothing inside reaches the network. */
const NETWORK_FILES = ['/etc/resolv.conf', '/etc/ssl/certs/ca-certificates.crt'] as const;

/**
 * Makes the root that others are copied from, unless it is there already.
 *
 * @param include packages beside the essential ones
 * @throws Error with the end of debootstrap's output
 */
export function makeBaseRoot(folder: string, suite: string, include: readonly string[]): void {
  if (existsSync(join(folder, 'etc', 'debian_version'))) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { status, stdout } = spawnSync(
    'debootstrap',
    ['--variant=minbase', `--include=${include.join(',')}`, suite, folder],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`debootstrap failed: ${(stdout ?? '').slice(-400)}`);
}

/** A fresh root: a copy of the base with the host's name service and certificate authorities. */
export function freshRoot(base: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const copied = spawnSync('cp', ['-a', base, folder]);
  if (copied.status !== 0) throw new Error(`${base} could not be copied to ${folder}.`);
  for (const file of NETWORK_FILES) cpSync(file, join(folder, file), { dereference: true });
}

/** Mounts what programs expect, gives the cache of the host's folder, and changes the root. */
const ENTER = `
set -eu
root=$1
cache=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mkdir -p "$root/root/.cache"
[ -z "$cache" ] || mount --bind "$cache" "$root/root/.cache"
exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb "$@"
`;

/**
 * Runs a program inside a root, in namespaces of its own, so that nothing of it outlives the call.
 *
 * @param options.cache a folder that stands in for `/root/.cache`, kept between runs
 * @param options.seconds when to stop it
 * @param options.isOffline without any network
 * @param options.signal stops it at once
 */
export async function runInside(
  root: string,
  argv: readonly string[],
  options: {
    readonly seconds: number;
    readonly cache?: string;
    readonly isOffline?: boolean;
    readonly signal?: AbortSignal;
  },
): Promise<Outcome> {
  const started = performance.now();
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
  const network = options.isOffline === true ? ['--net'] : [];
  const child = spawn(
    'timeout',
    [
      '--kill-after=10',
      String(options.seconds),
      'unshare',
      ...namespaces,
      ...network,
      'sh',
      '-c',
      ENTER,
      'enter',
      root,
      options.cache ?? '',
      ...argv,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  options.signal?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => parts.push(text));
  }
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  return { status, output: parts.join(''), seconds: (performance.now() - started) / 1000 };
}

/** Mebibytes that a folder takes on disk, or 0 when it is not there. */
export function mebibytesOf(folder: string): number {
  const { stdout } = spawnSync('du', ['-sm', '--one-file-system', folder], { encoding: 'utf8' });
  return Number.parseInt(stdout, 10) || 0;
}
