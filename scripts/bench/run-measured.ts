/** Runs a program and measures the whole of it, with all processes that it starts. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { watchMemory } from './watch-memory.ts';

export interface Measured {
  readonly wallSeconds: number;
  /** User and system time of all processes that ended; only known on Linux. */
  readonly cpuSeconds: number | undefined;
  /** Most memory held at one time by all processes together; only known on Linux. */
  readonly peakMegabytes: number | undefined;
  readonly status: number;
  /** Standard output. */
  readonly output: string;
  /** Standard error. */
  readonly complaints: string;
}

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Runs a program to its end. One at a time: the processor time of two would be mixed up. */
export async function runMeasured({ argv, cwd, env }: Command): Promise<Measured> {
  const [program, ...args] = argv;
  const cpuBefore = childSeconds();
  const start = performance.now();
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const memory = watchMemory(child.pid);
  const output = collect(child.stdout);
  const complaints = collect(child.stderr);
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  const wallSeconds = (performance.now() - start) / 1000;
  const cpuAfter = childSeconds();
  const cpuSeconds =
    cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore;
  return {
    wallSeconds,
    cpuSeconds,
    peakMegabytes: memory.stop(),
    status,
    output: output(),
    complaints: complaints(),
  };
}

/** @returns what gives the whole text when the stream has ended */
function collect(stream: Readable): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

/** Runs a program that must succeed. @throws Error with the end of its output when it fails */
export async function runSuccessfully(command: Command): Promise<Measured> {
  const measured = await runMeasured(command);
  if (measured.status === 0) return measured;
  const text = `${measured.output}${measured.complaints}`;
  const end = text.trimEnd().split('\n').slice(-30).join('\n');
  throw new Error(`${command.argv.join(' ')} ended with status ${measured.status}:\n${end}`);
}

/** Ticks of the kernel's clock in a second, as Linux shows them to programs. */
const TICKS_PER_SECOND = 100;

/**
 * Processor time of all children that have ended, theirs included.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html fields 16 and 17
 */
function childSeconds(): number | undefined {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // The name of the program, in brackets, may hold spaces; field 3 comes after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
