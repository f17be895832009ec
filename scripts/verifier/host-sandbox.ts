/** A new folder on this very machine: for runners that are thrown away after the job. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWithin } from './debian-sandbox.ts';
import type { Sandbox, ScriptOutcome } from './sandbox.ts';

/**
 * Steps that need administrator rights change this machine: only for machines that nobody keeps.
 *
 * @param where the machine in words
 */
export function hostSandbox(where: string): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-verify-'));
  return {
    where,
    replaced: [],
    put: (file, text) => writeFileSync(join(folder, file), text),
    // Git here reads the configuration that named the copy.
    lendCopy: () => undefined,
    runScript: (file, seconds, diskBytes) =>
      runWithin(
        diskBytes,
        () => bytesBelow(folder),
        (signal) => runHere(file, folder, seconds, signal),
      ),
    diskBytes: () => bytesBelow(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function commandOf(file: string): readonly [string, ...string[]] {
  if (file.endsWith('.ps1')) {
    const policy = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'];
    return ['powershell', ...policy, '-File', file];
  }
  return ['sh', `./${file}`];
}

async function runHere(
  file: string,
  cwd: string,
  seconds: number,
  signal: AbortSignal,
): Promise<ScriptOutcome> {
  const [program, ...args] = commandOf(file);
  const started = performance.now();
  const isWindows = process.platform === 'win32';
  // A group of its own, so that what the script started ends with it.
  const child = spawn(program, args, {
    cwd,
    detached: !isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => parts.push(text));
  }
  let isLate = false;
  const stop = (): void => stopGroup(child.pid, isWindows);
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, seconds * 1000);
  signal.addEventListener('abort', stop, { once: true });
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  clearTimeout(timer);
  const took = (performance.now() - started) / 1000;
  return { status: isLate ? 124 : status, output: parts.join(''), seconds: took };
}

function stopGroup(pid: number | undefined, isWindows: boolean): void {
  if (pid === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
  }
}

function bytesBelow(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return sum;
}
