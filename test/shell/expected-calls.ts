/** The calls that a POSIX plan comes to, told from the plan and not from its text. */
import { posix } from 'node:path';
import type { Plan } from '../../src/core/plan/plan.ts';
import type { Command, Run } from '../../src/core/render/command.ts';
import { stepCommands } from '../../src/core/render/commands.ts';
import { checkArguments, downloadArguments } from '../../src/core/render/posix/lines.ts';
import type { Call } from './stub-path.ts';

export interface ExpectedCall {
  readonly argv: readonly string[];
  /** Relative to where the text begins. */
  readonly cwd: string;
  /** Variables that the call must see; others may be there from earlier steps. */
  readonly env: Readonly<Record<string, string>>;
}

/** In order; what the shell does itself, such as making a folder, is not among them. */
export function expectedCalls(plan: Plan): readonly ExpectedCall[] {
  const calls: ExpectedCall[] = [];
  const session: Record<string, string> = {};
  let cwd = '';
  for (const command of plan.steps.flatMap((step) => stepCommands(plan, step))) {
    if (command.kind === 'enter') cwd = posix.join(cwd, command.path);
    if (command.kind === 'set' && command.value !== undefined) {
      session[command.name] = command.value;
    }
    const argv = callOf(plan, command);
    if (argv === undefined) continue;
    const own = command.kind === 'run' ? command : undefined;
    const env = own === undefined || own.root ? {} : own.env;
    calls.push({
      argv,
      cwd: posix.join(cwd, own?.in ?? '').replace(/^\.$/, ''),
      env: { ...session, ...env },
    });
  }
  return calls;
}

/** The calls that were made, each with only the variables that the plan speaks of at that point. */
export function comparable(calls: readonly Call[], plan: Plan): readonly ExpectedCall[] {
  const expected = expectedCalls(plan);
  return calls.map(({ argv, cwd, env }, at) => {
    const names = Object.keys(expected[at]?.env ?? {});
    const kept = Object.entries(env).filter(([name]) => names.includes(name));
    return { argv: argv.map(withoutRoot), cwd, env: Object.fromEntries(kept) };
  });
}

/** A mounted folder is absolute, and where the test runs is of no interest. */
function withoutRoot(argument: string): string {
  return argument.replace(/^\/.*\/(?=[^/:]+:\/)/, '$PWD/');
}

function callOf(plan: Plan, command: Command): readonly string[] | undefined {
  if (command.kind === 'run') return callWithRights(command);
  if (command.kind === 'container') return containerCall(command);
  if (command.kind === 'download') return downloadArguments(command.url, command.file);
  return command.kind === 'check' ? checkArguments(plan) : undefined;
}

function containerCall(
  command: Extract<Command, { readonly kind: 'container' }>,
): readonly string[] {
  const mounts = command.mounts.flatMap(({ name, to }) => ['--volume', `$PWD/${name}:${to}`]);
  return ['docker', 'run', ...command.options, ...mounts, command.image, ...command.argv];
}

/** What runs first when administrator rights are asked for. */
function callWithRights(command: Run): readonly string[] {
  if (!command.root) return command.argv;
  const pairs = Object.entries(command.env).map(([name, value]) => `${name}=${value}`);
  const env = pairs.length === 0 ? [] : ['env', ...pairs];
  return ['sudo', ...env, ...command.argv];
}
