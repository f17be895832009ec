/**
 * Runs a script where every word of it that could be a program is a stub that only notes how it was
 * called, so that a plan can be walked without installing anything.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { quotePosix } from '../../src/core/quote/posix.ts';
import { SHELLS, requireProgram, shellCommand } from './shells.ts';
import type { Shell, ShellId } from './shells.ts';

/** One call of a stub. */
export interface Call {
  readonly argv: readonly string[];
  /** Folder it ran in, relative to where the script began; empty for that folder. */
  readonly cwd: string;
  /** Variables that were not set, or set otherwise, when the script began. */
  readonly env: Readonly<Record<string, string>>;
  /** What a check of sums was given to read. */
  readonly stdin: string;
}

export interface StubRun {
  readonly calls: readonly Call[];
  readonly argvs: readonly (readonly string[])[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StubOptions {
  readonly shell: ShellId;
  /** Feed the text to an interactive session, as a paste does; otherwise it is run as a file. */
  readonly interactive?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Folders that are there before the script begins. */
  readonly folders?: readonly string[];
  /** Program names that exit with this code and do nothing. */
  readonly failing?: Readonly<Record<string, number>>;
}

/** Programs that really run: they make folders and write text, or start a stub. */
const REAL: Readonly<Record<string, string>> = {
  mkdir: 'coreutils',
  printf: 'coreutils',
  env: 'coreutils',
};

/** Runs the text and tells every call in order. */
export async function runUnderStubs(text: string, options: StubOptions): Promise<StubRun> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cardstock-stubs-')));
  try {
    return await runIn(root, text, options);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function runIn(root: string, text: string, options: StubOptions): Promise<StubRun> {
  const bin = join(root, 'bin');
  const work = join(root, 'work');
  const log = join(root, 'calls');
  mkdirSync(bin);
  mkdirSync(work);
  for (const folder of options.folders ?? []) mkdirSync(join(work, folder));
  fillBin(bin, log, text, options.failing ?? {});
  const env = { HOME: root, PATH: bin, LC_ALL: 'C.UTF-8', TERM: 'dumb', ...options.env };
  const ended = await runShell(work, join(root, 'script.sh'), text, options, env);
  const calls = existsSync(log) ? readCalls(readFileSync(log, 'utf8'), bin, work, env) : [];
  return { ...ended, calls, argvs: calls.map((call) => call.argv) };
}

function fillBin(
  bin: string,
  log: string,
  text: string,
  failing: Readonly<Record<string, number>>,
): void {
  const stub = join(bin, '.stub');
  writeFileSync(stub, stubText(bin, log, failing));
  chmodSync(stub, 0o755);
  for (const [name, debianPackage] of Object.entries(REAL)) {
    symlinkSync(requireProgram(name, debianPackage), join(bin, name));
  }
  const words = new Set(text.match(/[A-Za-z][\w.+-]*/g) ?? []);
  for (const word of words) {
    if (!(word in REAL) && word.length < 60) symlinkSync(stub, join(bin, word));
  }
}

/** Fields end in NUL: count, name, folder, standard input, arguments, variables, an empty field. */
function stubText(bin: string, log: string, failing: Readonly<Record<string, number>>): string {
  const failures = Object.entries(failing).map(([name, code]) => `  ${name}) exit ${code} ;;`);
  return `#!/bin/dash
name=\${0##*/}
stdin=
case $name in sha256sum|shasum) stdin=$(/bin/cat) ;; esac
{
  printf '%s\\0' "$#" "$0" "$PWD" "$stdin" "$@"
  /usr/bin/env -0
  printf '\\0'
} >>${quotePosix(log)}
case $name in
${failures.join('\n')}
  *) ;;
esac
last=
prefix=
file=
before=
for word do
  case $before in --prefix) prefix=$word ;; -o) file=$word ;; esac
  before=$word
  last=$word
done
environment() {
  /bin/mkdir -p -- "$1"
  [ -e "$1/bin" ] || /bin/ln -s ${quotePosix(bin)} "$1/bin"
}
case "$name $*" in
  uv\\ venv\\ *|py*\\ -m\\ venv\\ *) environment "$last" ;;
  conda\\ create\\ *|mamba\\ create\\ *|micromamba\\ create\\ *) environment "$prefix" ;;
  bash\\ Miniforge*\\ -p\\ *) environment "$last" ;;
  sh\\ uv-installer.sh*)
    /bin/mkdir -p -- "$UV_UNMANAGED_INSTALL"
    /bin/ln -s ${quotePosix(join(bin, '.stub'))} "$UV_UNMANAGED_INSTALL/uv" ;;
  git\\ clone\\ *) /bin/mkdir -p -- "$last" ;;
  curl\\ *) [ -z "$file" ] || { /bin/mkdir -p -- "$(/usr/bin/dirname -- "$file")"; : >"$file"; } ;;
esac
exit 0
`;
}

function runShell(
  cwd: string,
  file: string,
  text: string,
  options: StubOptions,
  env: Readonly<Record<string, string>>,
): Promise<Pick<StubRun, 'exitCode' | 'stdout' | 'stderr'>> {
  const [program, ...args] = shellCommand(options.shell);
  const { interactive }: Shell = SHELLS[options.shell];
  const isPaste = options.interactive === true;
  if (!isPaste) writeFileSync(file, text);
  const rest = isPaste ? interactive : [file];
  // A session of its own, so that an interactive shell finds no terminal to take over.
  const child = spawn(program, [...args, ...rest], { cwd, env, detached: true, timeout: 30_000 });
  child.stdin.on('error', () => undefined);
  child.stdin.end(isPaste ? `${text}\n` : '');
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? -1, stdout, stderr }));
  });
}

/** Calls that stubs wrote down, each with the variables that differ from those of the start. */
export function readCalls(
  text: string,
  bin: string,
  work: string,
  base: Readonly<Record<string, string>>,
): readonly Call[] {
  const fields = text.split('\0');
  const calls: Call[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const [count = '0', name = '', folder = '', stdin = ''] = fields.slice(at, at + 4);
    const firstVariable = at + 4 + Number(count);
    const end = fields.indexOf('', firstVariable);
    const program = name.startsWith(`${bin}/`) ? basename(name) : name;
    calls.push({
      argv: [program, ...fields.slice(at + 4, firstVariable)],
      cwd: relative(work, folder),
      env: newVariables(fields.slice(firstVariable, end), base),
      stdin,
    });
    at = end + 1;
  }
  return calls;
}

function newVariables(
  pairs: readonly string[],
  base: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const pair of pairs) {
    const [name = '', ...value] = pair.split('=');
    if (base[name] !== value.join('=')) kept[name] = value.join('=');
  }
  return kept;
}
