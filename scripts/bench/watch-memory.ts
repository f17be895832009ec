/**
 * Watches the memory of a process and of all that it starts, by looking every 50 ms. Pages that two
 * processes share are counted twice, so the figure is never too low by more than a short peak between looks.
 */
import { readdirSync, readFileSync } from 'node:fs';

export interface MemoryWatch {
  /** Ends watching. @returns the most that was seen, in MB, or `undefined` where there is no /proc */
  stop(): number | undefined;
}

const INTERVAL_MS = 50;

export function watchMemory(pid: number | undefined): MemoryWatch {
  let peakKiB = 0;
  const look = (): void => {
    if (pid === undefined) return;
    const tree = processTree(pid).map(memoryOf);
    const now = tree.reduce((sum, { residentKiB }) => sum + residentKiB, 0);
    // The kernel keeps the peak of each process, so a short one is not missed.
    peakKiB = Math.max(peakKiB, now, ...tree.map(({ peakKiB: own }) => own));
  };
  look();
  const timer = setInterval(look, INTERVAL_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peakKiB === 0 ? undefined : (peakKiB * 1024) / 1e6;
    },
  };
}

/** A process and all below it. Any of its threads may have started the others. */
function processTree(pid: number): readonly number[] {
  const children = namesIn(`/proc/${pid}/task`).flatMap((thread) =>
    textOf(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(processTree)];
}

interface Memory {
  readonly residentKiB: number;
  readonly peakKiB: number;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function memoryOf(pid: number): Memory {
  const status = textOf(`/proc/${pid}/status`);
  const kib = (field: string): number =>
    Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return { residentKiB: kib('VmRSS'), peakKiB: kib('VmHWM') };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A process may end between two reads; then there is nothing left to count. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
