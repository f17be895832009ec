/**
 * A machine that `install.sh` takes for real: files that tell of the system, and a PATH on which
 * every program but the plainest is a stub. Stubs that only look answer from a list; all others note
 * how they were called. What a package manager is told to install is there afterwards.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { quotePosix } from '../../src/core/quote/posix.ts';
import { type ShellId, requireProgram, shellCommand } from '../shell/shells.ts';
import { type Call, readCalls } from '../shell/stub-path.ts';

/** What a stub answers instead of noting the call. */
export interface Answer {
  /** Shell pattern of the program's name and its arguments. */
  readonly when: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
  /** Also noted, as a call that did something. */
  readonly noted?: boolean;
  /** Seconds before it answers. */
  readonly sleep?: number;
}

export interface Machine {
  /** By path from the root of the file system. */
  readonly files: Readonly<Record<string, string>>;
  readonly answers: readonly Answer[];
  /** Names of programs that are there beside the plainest. */
  readonly programs: readonly string[];
}

export interface Ended {
  readonly calls: readonly Call[];
  readonly argvs: readonly (readonly string[])[];
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly shell?: ShellId;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Sent to the script and all it started, once this program has been called. */
  readonly signal?: { readonly name: 'SIGINT' | 'SIGTERM' | 'SIGHUP'; readonly during: string };
  /** Program and arguments that start the shell, for another user or another set of mounts. */
  readonly through?: readonly string[];
}

/** Programs that really run. */
const REAL: Readonly<Record<string, string>> = {
  cat: 'coreutils',
  chmod: 'coreutils',
  env: 'coreutils',
  grep: 'grep',
  head: 'coreutils',
  mkdir: 'coreutils',
  od: 'coreutils',
  printf: 'coreutils',
  rm: 'coreutils',
  sed: 'sed',
  sleep: 'coreutils',
  stty: 'coreutils',
  tail: 'coreutils',
  tr: 'coreutils',
};

/** A place with a fake machine in it; several scripts can run there one after another. */
export class Place {
  readonly root: string;
  readonly work: string;
  readonly temporary: string;
  readonly #bin: string;
  readonly #log: string;

  constructor(machine: Machine, root = mkdtempSync(join(tmpdir(), 'cardstock-machine-'))) {
    this.root = realpathSync(root);
    this.work = join(this.root, 'work');
    this.temporary = join(this.root, 'tmp');
    this.#bin = join(this.root, 'bin');
    this.#log = join(this.root, 'calls');
    for (const folder of [this.work, this.temporary, this.#bin]) {
      mkdirSync(folder, { recursive: true });
    }
    for (const [path, text] of Object.entries(machine.files)) {
      const file = join(this.root, 'fs', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    this.#fill(machine);
  }

  #fill({ answers, programs }: Machine): void {
    const stub = join(this.#bin, '.stub');
    writeFileSync(stub, stubText(this.#bin, this.#log, answers));
    chmodSync(stub, 0o755);
    for (const [name, debianPackage] of Object.entries(REAL)) {
      symlinkSync(requireProgram(name, debianPackage), join(this.#bin, name));
    }
    for (const name of new Set(programs)) {
      if (!(name in REAL)) symlinkSync(stub, join(this.#bin, name));
    }
  }

  /** Runs a script and tells the calls of this run. */
  async run(text: string, options: RunOptions = {}): Promise<Ended> {
    const file = join(this.root, 'install.sh');
    writeFileSync(file, text);
    rmSync(this.#log, { force: true });
    const env = {
      HOME: this.root,
      PATH: this.#bin,
      LC_ALL: 'C.UTF-8',
      TERM: 'dumb',
      TMPDIR: this.temporary,
      CARD_ROOT: join(this.root, 'fs'),
      ...options.env,
    };
    const [shell, ...shellArgs] = shellCommand(options.shell ?? 'dash');
    const [program = shell, ...args] = [
      ...(options.through ?? []),
      shell,
      ...shellArgs,
      file,
      ...(options.args ?? []),
    ];
    const child = spawn(program, args, {
      cwd: this.work,
      env,
      detached: true,
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    const wait = this.#signalDuring(child.pid, options.signal);
    const status = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(code ?? (signal === null ? -1 : -2)));
    });
    clearInterval(wait);
    const calls = existsSync(this.#log)
      ? readCalls(readFileSync(this.#log, 'utf8'), this.#bin, this.work, env)
      : [];
    return { calls, argvs: calls.map(({ argv }) => argv), status, stdout, stderr };
  }

  #signalDuring(
    pid: number | undefined,
    signal: RunOptions['signal'],
  ): ReturnType<typeof setInterval> | undefined {
    if (signal === undefined || pid === undefined) return undefined;
    const timer = setInterval(() => {
      const log = existsSync(this.#log) ? readFileSync(this.#log, 'utf8') : '';
      if (!log.includes(signal.during)) return;
      clearInterval(timer);
      process.kill(-pid, signal.name);
    }, 30);
    return timer;
  }

  /** Lets a file of the fake file system be run. */
  makeExecutable(path: string): void {
    chmodSync(join(this.root, 'fs', path), 0o755);
  }

  /** Names below the working folder. */
  has(path: string): boolean {
    return existsSync(join(this.work, path));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Fields end in NUL: count, name, folder, standard input, arguments, variables, an empty field. */
function stubText(bin: string, log: string, answers: readonly Answer[]): string {
  const branches = answers.map((answer) => {
    const { when, stdout = '', stderr = '', exit = 0, noted = false, sleep = 0 } = answer;
    const said = [
      ...(noted ? ['note "$@"'] : []),
      ...(sleep === 0 ? [] : [`/bin/sleep ${String(sleep)}`]),
      ...(stdout === '' ? [] : [`printf '%s\\n' ${linesOf(stdout)}`]),
      ...(stderr === '' ? [] : [`printf '%s\\n' ${linesOf(stderr)} >&2`]),
      `exit ${String(exit)}`,
    ];
    return `  ${when}) ${said.join('; ')} ;;`;
  });
  return `#!/bin/dash
name=\${0##*/}
stdin=
case $name in sha256sum|shasum) stdin=$(/bin/cat) ;; esac
note() {
  {
    printf '%s\\0' "$#" "$self" "$PWD" "$stdin" "$@"
    /usr/bin/env -0
    printf '\\0'
  } >>${quotePosix(log)}
}
self=$0
case "$name $*" in
${branches.join('\n')}
  *) ;;
esac
note "$@"
last=
prefix=
file=
before=
for word do
  case $before in --prefix) prefix=$word ;; -o|-O) file=$word ;; esac
  before=$word
  last=$word
done
environment() {
  /bin/mkdir -p -- "$1"
  [ -e "$1/bin" ] || /bin/ln -s ${quotePosix(bin)} "$1/bin"
}
case "$name $*" in
  uv\\ venv\\ *|py*\\ -m\\ venv\\ *) environment "$last" ;;
  conda\\ create\\ *) environment "$prefix" ;;
  bash\\ Miniforge*\\ -p\\ *) environment "$last" ;;
  git\\ clone\\ *) /bin/mkdir -p -- "$last" ;;
  *\\ install\\ *|*\\ -S\\ *|*\\ add\\ *)
    for word do
      case $word in -*|*/*) ;; *) [ -e ${quotePosix(bin)}/"$word" ] || /bin/ln -s .stub ${quotePosix(bin)}/"$word" ;; esac
    done
    ;;
  curl\\ *|wget\\ *) [ -z "$file" ] || { /bin/mkdir -p -- "$(/usr/bin/dirname -- "$file")"; : >"$file"; } ;;
esac
exit 0
`;
}

function linesOf(text: string): string {
  return text.split('\n').map(quotePosix).join(' ');
}
