/** The first code cell: functions, then what must hold before anything is installed. */
import type { Card } from '../../card/card.ts';
import { applies } from '../../card/when.ts';
import { type Context, contextOf } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import type { Host, HostedPlan } from './plan-on-host.ts';
import { type Extra, preamble } from './preamble.ts';
import { type Literal, pythonCall, pythonLiteral } from './python-call.ts';

/** What the first cell has to know. */
export interface SetUp {
  readonly card: Card;
  readonly target: Target;
  readonly registry: Registry;
  /** The plan for a kernel on the target's platform. */
  readonly plan: Plan;
  /** The host that the notebook also works on, and its plan, or why there is none. */
  readonly host?: Host | undefined;
  readonly hosted?: HostedPlan | undefined;
  readonly obstacle?: string | undefined;
  readonly extras: ReadonlySet<Extra>;
}

/** The lines of the cell. */
export function setUpLines(setUp: SetUp): readonly string[] {
  return [
    ...preamble(setUp.extras),
    '',
    '',
    'if IN_COLAB:',
    ...indent(hostLines(setUp)),
    'else:',
    ...indent(localLines(setUp)),
  ];
}

/** Indents lines of Python; lines without text stay without. */
export function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? line : `    ${line}`));
}

function hostLines({ card, host, hosted, obstacle }: SetUp): readonly string[] {
  if (host === undefined || hosted === undefined)
    return stop(obstacle ?? 'not known to the catalog');
  const context = contextOf(card, hosted.target, hosted.registry);
  if (isObstacle(context)) return stop(context.reason);
  const groups = frameworkGroups(context);
  return [
    ...gpuLines(host, hosted),
    ...checkPython(context, hosted.plan, runtimeAdvice(host, hosted)),
    ...(groups.length === 0 ? [] : pythonCall('keep', [groups])),
  ];
}

function stop(reason: string): readonly string[] {
  return [`raise Stop(${pythonLiteral(`It cannot be installed in Colab: ${reason}`)})`];
}

function gpuLines({ choose_runtime: menu = '' }: Host, { plan }: HostedPlan): readonly string[] {
  if (plan.place.compute !== 'cuda') return [];
  const text = `This runtime has no GPU. Choose one under ${menu}.`;
  return ["if shutil.which('nvidia-smi') is None:", `    raise Stop(${pythonLiteral(text)})`];
}

function runtimeAdvice(
  { choose_runtime: menu = '' }: Host,
  { runtime: { name, python } }: HostedPlan,
): string {
  const which = name === undefined ? 'the latest runtime version' : `the runtime version ${name}`;
  return `Under ${menu}, choose ${which}, which has Python ${python}.`;
}

function localLines({ card, target, registry, plan }: SetUp): readonly string[] {
  const context = contextOf(card, target, registry);
  if (isObstacle(context)) return stop(context.reason);
  const { os, arch, name } = context.platform;
  const text = `This notebook was made for ${name}; this kernel runs on `;
  return [
    `if sys.platform != ${pythonLiteral(SYSTEMS[os])} or platform.machine() not in ${pythonLiteral(MACHINES[arch])}:`,
    `    raise Stop(${pythonLiteral(text)} + platform.system() + ' ' + platform.machine() + '.')`,
    ...checkPython(context, plan, 'Start Jupyter in an environment that has it.'),
  ];
}

/** @see https://docs.python.org/3/library/sys.html#sys.platform */
const SYSTEMS = { linux: 'linux', macos: 'darwin', windows: 'win32' } as const;

/** One processor under the names that the systems give it. */
const MACHINES = { x86_64: ['x86_64', 'AMD64'], aarch64: ['aarch64', 'arm64', 'ARM64'] } as const;

function checkPython(context: Context, plan: Plan, advice: string): readonly string[] {
  const planned = plan.python?.version ?? '';
  return pythonCall('check_python', [context.card.name, pythonRanges(context), planned, advice]);
}

/** Every range of Python that holds here: of the card, its platforms' exceptions, its frameworks. */
function pythonRanges({ card, circumstance, platform }: Context): readonly string[] {
  const names = new Set([circumstance.os, platform.osArch, ...circumstance.platform]);
  const ranges = [
    ...card.python.filter(({ when }) => applies(when, circumstance)).map(({ version }) => version),
    ...[...names].flatMap((name) => card.platforms[name]?.python ?? []),
    ...card.frameworks
      .filter(({ when }) => applies(when, circumstance))
      .flatMap(({ python }) => python ?? []),
  ];
  return [...new Set(ranges)];
}

/** Each framework's package with the card's range, then what is installed with it, in any version. */
function frameworkGroups({ card, circumstance, registry }: Context): readonly Literal[] {
  return card.frameworks
    .filter(({ when }) => applies(when, circumstance))
    .flatMap(({ name, version = '', with: companions = [] }) => {
      const framework = registry.frameworks[name];
      if (framework === undefined) return [];
      const others = companions.map((companion) => [companion, ''] as const);
      return [Object.fromEntries([[framework.package, version], ...others])];
    });
}
