#!/usr/bin/env node
/** The command line: finds the verb, runs it, and turns everything unexpected into one line. */
import { enableCompileCache } from 'node:module';
import { escapeHidden } from '../src/catalog/scan-text.ts';
import { nearestWord } from '../src/catalog/spelling.ts';

interface Command {
  readonly help: string;
  readonly run: (args: readonly string[]) => number | Promise<number>;
}

interface Verb {
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Verbs in the order of the help; each is loaded only when it is called. */
const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  [
    'check',
    { summary: 'check the catalog or chosen files', load: () => import('./commands/check.ts') },
  ],
  [
    'plan',
    { summary: 'print the install steps for one target', load: () => import('./commands/plan.ts') },
  ],
  [
    'render',
    { summary: 'write the files of one format', load: () => import('./commands/render.ts') },
  ],
  [
    'fit',
    { summary: 'say whether a model runs on a machine', load: () => import('./commands/fit.ts') },
  ],
  [
    'diagnose',
    { summary: 'name what went wrong in a log', load: () => import('./commands/diagnose.ts') },
  ],
  [
    'resolve',
    {
      summary: 'ask whether every package has a build',
      load: () => import('./commands/resolve.ts'),
    },
  ],
  [
    'verify',
    { summary: 'install and run in a clean place', load: () => import('./commands/verify.ts') },
  ],
  ['decay', { summary: 'find what has rotted since', load: () => import('./commands/decay.ts') }],
]);

// Keeps compiled modules between calls: a check starts twice as fast from the second time on.
enableCompileCache();

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${overview()}\n`);
    return name === undefined ? 2 : 0;
  }
  const verb = VERBS.get(name);
  if (verb === undefined) return fail(unknownVerb(name));
  let help = '';
  try {
    const command = await verb.load();
    ({ help } = command);
    if (!asksForHelp(rest)) return await command.run(rest);
    process.stdout.write(`${command.help}\n`);
    return 0;
  } catch (error) {
    return fail(explain(error, help), error);
  }
}

/** After `--` everything is a file name. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const flags = end < 0 ? args : args.slice(0, end);
  return flags.includes('--help') || flags.includes('-h');
}

function overview(): string {
  const rows = [...VERBS].map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return [
    'cardstock <verb> [options]',
    '',
    ...rows,
    '',
    'cardstock <verb> --help tells more about a verb.',
  ].join('\n');
}

function unknownVerb(name: string): string {
  const near = nearestWord(name, VERBS.keys());
  const hint =
    near === undefined ? ` There are ${[...VERBS.keys()].join(', ')}.` : ` Did you mean "${near}"?`;
  return `There is no verb "${name.slice(0, 60)}".${hint}`;
}

/** One line, whatever happened. */
function explain(error: unknown, help: string): string {
  if (!(error instanceof Error)) return `Unexpected: ${String(error)}`;
  const isCall = error.name === 'UsageError';
  const code = 'code' in error ? String(error.code) : '';
  if (isCall) return error.message;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return unknownFlag(error.message, help);
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message} See --help.`;
  return `Unexpected fault: ${error.message} (CARDSTOCK_DEBUG=1 shows where)`;
}

/** The help of the verb is the list of its flags. */
function unknownFlag(message: string, help: string): string {
  const flag = /'(--?[^' ]+)/.exec(message)?.[1] ?? '';
  const near = nearestWord(flag, new Set(help.match(/--[a-z][a-z-]+/g)));
  return `There is no option ${flag}. ${near === undefined ? 'See --help.' : `Did you mean ${near}?`}`;
}

function fail(message: string, error?: unknown): number {
  process.stderr.write(`cardstock: ${escapeHidden(message)}\n`);
  const stack = error instanceof Error ? error.stack : undefined;
  if (process.env['CARDSTOCK_DEBUG'] === '1' && stack !== undefined)
    process.stderr.write(`${stack}\n`);
  return 2;
}
