/**
 * Python packages of an offline kit. On the connected side every install of the plan becomes
 * wheels, from its own index and with its own options, and is then done from those wheels, so that
 * the kit has been tried before it leaves. On the other side the same installs see the wheels alone.
 * @see https://pip.pypa.io/en/stable/cli/pip_wheel/
 */
import { formatRequirement, normalizeName, parseRequirement } from '../../python/index.ts';
import type { Action, Plan } from '../../plan/plan.ts';
import { actionCommands } from '../commands.ts';
import type { PipInstall } from '../pip.ts';

/** Folder of the wheels, in the model's folder. */
export const WHEELS = 'wheelhouse';

/** File with the exact versions that a later install must not change. */
const HELD = 'held.txt';

/** Writes the versions that the environment holds of the named packages. */
const HOLD =
  "import importlib.metadata as m, sys; open('held.txt', 'w').write(" +
  "chr(10).join(n + '==' + m.version(n) for n in sys.argv[1:]) + chr(10))";

/** Flags that say how wheels are made or found, and mean nothing once they are there. */
const MAKING: readonly PipInstall['flags'][number][] = [
  'no-build-isolation',
  'no-binary',
  'only-binary',
];

/** Why an install cannot be carried; `undefined` when it can. */
export function whyNotCarried(install: PipInstall): string | undefined {
  if (install.torchBackend !== undefined) {
    return 'The plan names a PyTorch build by a word of uv behind which no index is known.';
  }
  if (install.flags.includes('editable')) {
    return 'The plan installs a folder for editing, which does not become a wheel.';
  }
  return undefined;
}

/**
 * Makes the wheels of an install and installs them.
 *
 * @param before the installs that came earlier
 */
export function fetchWheels(
  plan: Plan,
  install: PipInstall,
  before: readonly PipInstall[],
): readonly Action[] {
  const held = heldNames(install, before);
  const hold: Action = { do: 'run-inside', argv: ['python', '-c', HOLD, ...held] };
  const constraint = held.length === 0 ? [] : ['--constraint', HELD];
  const wheel: Action = {
    do: 'run-inside',
    argv: [
      'python',
      '-m',
      'pip',
      'wheel',
      ...makeOptions(install),
      ...constraint,
      ...spread(install),
    ],
    env: install.env,
  };
  return [...(held.length === 0 ? [] : [hold]), wheel, installWheels(plan, install)];
}

/** Installs from the wheels, with no index. */
export function installWheels(plan: Plan, install: PipInstall): Action {
  const { uv, requirements, flags } = install;
  const [command] = actionCommands(plan, {
    do: 'pip-install',
    with: install.with,
    uv,
    requirements: requirements.map(byName),
    findLinks: WHEELS,
    flags: flags.filter((flag) => !MAKING.includes(flag)),
  });
  const argv = command?.kind === 'run' ? command.argv : [];
  return { do: 'run', argv: withoutIndex(argv), root: false };
}

/** `pip install` as words of a plan, turned away from the index; other commands as they are. */
export function installFromWheels(argv: readonly string[]): readonly string[] | undefined {
  const at = pipInstallAt(argv);
  if (at === undefined) return undefined;
  return [...argv.slice(0, at + 1), '--no-index', '--find-links', WHEELS, ...argv.slice(at + 1)];
}

/** The same words as the ones that make wheels. */
export function wheelsInstead(argv: readonly string[]): readonly string[] | undefined {
  const at = pipInstallAt(argv);
  if (at === undefined) return undefined;
  return [...argv.slice(0, at), 'wheel', '--wheel-dir', WHEELS, ...argv.slice(at + 1)];
}

function pipInstallAt(argv: readonly string[]): number | undefined {
  const at = argv.findIndex(
    (word, index) => word === 'install' && argv[index - 1] === 'pip' && argv[index - 2] === '-m',
  );
  return at === -1 ? undefined : at;
}

function withoutIndex(argv: readonly string[]): readonly string[] {
  const at = argv.indexOf('install');
  return [...argv.slice(0, at + 1), '--no-index', ...argv.slice(at + 1)];
}

/** Packages that an earlier install brought in and this one names again, to stay as they are. */
function heldNames(install: PipInstall, before: readonly PipInstall[]): readonly string[] {
  const earlier = new Set(before.flatMap(namesOf));
  return [...new Set(namesOf(install))].filter((name) => earlier.has(name));
}

function namesOf({ requirements }: PipInstall): readonly string[] {
  return requirements.flatMap((requirement) => {
    const read = parseRequirement(requirement);
    return read.ok ? [normalizeName(read.value.name)] : [];
  });
}

const SPELLINGS: Readonly<Partial<Record<PipInstall['flags'][number], string>>> = {
  'no-build-isolation': '--no-build-isolation',
  'no-deps': '--no-deps',
  pre: '--pre',
  'only-binary': '--only-binary=:all:',
  'no-binary': '--no-binary=:all:',
};

function makeOptions({ flags, indexUrl, findLinks }: PipInstall): readonly string[] {
  return [
    '--wheel-dir',
    WHEELS,
    '--find-links',
    WHEELS,
    ...flags.flatMap((flag) => SPELLINGS[flag] ?? []),
    ...(indexUrl === undefined ? [] : ['--index-url', indexUrl]),
    ...(findLinks === undefined ? [] : ['--find-links', findLinks]),
  ];
}

/** Quotation marks of markers as the plan's own commands spell them are the shell's matter. */
function spread({ requirements }: PipInstall): readonly string[] {
  return requirements.some((one) => one.startsWith('-')) ? ['--', ...requirements] : requirements;
}

/** A repository or file becomes the name of the wheel that was made of it. */
function byName(requirement: string): string {
  const read = parseRequirement(requirement);
  if (!read.ok || read.value.url === undefined) return requirement;
  return formatRequirement({ ...read.value, url: undefined });
}
