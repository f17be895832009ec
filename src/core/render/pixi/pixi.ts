/** `pixi.toml`: a workspace for the target and, from the same card, for processors elsewhere. */
import { planCard } from '../../plan/plan-card.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { type Format, type FormatRequest, type Use, formatRefusal } from '../format.ts';
import { renderStep } from '../render.ts';
import { manifestText } from './manifest.ts';
import { type Doing, type PlatformEntries, type Workspace, workspaceOf } from './workspace.ts';
import { stepReason } from '../step-reason.ts';

/**
 * conda's names of the platforms that pixi itself runs on, by ours.
 * @see https://pixi.sh/latest/reference/pixi_manifest/#platforms
 */
const SUBDIRS: Readonly<Record<string, string>> = {
  'linux-x86_64': 'linux-64',
  'linux-aarch64': 'linux-aarch64',
  'macos-aarch64': 'osx-arm64',
  'macos-x86_64': 'osx-64',
  'windows-x86_64': 'win-64',
  'windows-aarch64': 'win-arm64',
};

export const pixi: Format = {
  id: 'pixi',
  name: 'pixi workspace',
  group: 'environment',
  summary: 'A pixi.toml for a team on several systems, or for those who use pixi.',
  isCommon: false,
  render(request) {
    const { card, target, registry } = request;
    const plan = planCard(card, { ...target, tool: 'conda' }, registry);
    if (plan.kind === 'refusal') return plan;
    const subdir = subdirOf(request, target.platform);
    if (subdir === undefined) {
      return formatRefusal(request, `pixi does not run on ${plan.place.platform.name}.`);
    }
    const index = target.mirrors?.['default'];
    const own = workspaceOf(plan, subdir, index);
    if (typeof own === 'string') return formatRefusal(request, own);
    const platforms = [own.entries, ...otherPlatforms(request, own.entries, index)];
    const title = `Cardstock card ${card.id} on ${plan.place.platform.id}, ${plan.place.gpu.id}, and elsewhere on the processor`;
    return {
      kind: 'rendering',
      files: [{ name: 'pixi.toml', text: manifestText(title, card.id, platforms, index) }],
      use: useOf(plan, own),
      notes: notesOf(plan, own, platforms),
    };
  },
};

function subdirOf({ registry }: FormatRequest, platform: string): string | undefined {
  const found = findPlatform(registry.platforms, platform);
  if (found === undefined || found.libc === 'musl') return undefined;
  return SUBDIRS[found.osArch];
}

/**
 * The card on the processor of every other system, from the first platform of each; only where the
 * workspace then says everything.
 */
function otherPlatforms(
  request: FormatRequest,
  own: PlatformEntries,
  index: string | undefined,
): readonly PlatformEntries[] {
  const { card, target, registry } = request;
  const found: PlatformEntries[] = [];
  for (const [osArch, subdir] of Object.entries(SUBDIRS)) {
    if (subdir === own.subdir && own.cuda === undefined) continue;
    const platform = registry.platforms.find((one) => one.osArch === osArch && one.libc !== 'musl');
    if (platform === undefined) continue;
    const { driver, ...rest } = target;
    const place = { ...rest, platform: platform.id, gpu: 'cpu', tool: 'conda' } as const;
    const plan = planCard(card, place, registry);
    const workspace = plan.kind === 'plan' ? workspaceOf(plan, subdir, index) : '';
    if (typeof workspace !== 'string' && isWhole(workspace)) found.push(workspace.entries);
  }
  return found;
}

function isWhole({ after }: Workspace): boolean {
  return after.every(({ kind, step }) => kind === 'task' || step.actions.every(isSaid));
}

/** Said to the reader on every platform alike. */
function isSaid({ do: kind }: Step['actions'][number]): boolean {
  return kind === 'by-hand' || kind === 'set-variable' || kind === 'make-folder';
}

function useOf(plan: Plan, { before, after }: Workspace): readonly Use[] {
  const system = before.filter(({ id }) => id !== 'conda');
  return [
    ...system.flatMap((step) => stepUse(plan, step)),
    getPixi(plan),
    {
      title: 'Environment',
      reason: 'reads pixi.toml, writes the exact versions to pixi.lock and installs them',
      lines: 'pixi install',
    },
    ...after.flatMap((doing) => doingUse(plan, doing)),
  ];
}

/** The installer's own script puts the program there. @see https://pixi.sh/latest/installation/ */
function getPixi({ shell }: Plan): Use {
  const lines =
    shell === 'posix'
      ? [
          "curl --proto '=https' --tlsv1.2 -fL -o install-pixi.sh https://pixi.sh/install.sh",
          'cat install-pixi.sh',
          'sh install-pixi.sh',
          'export PATH="$HOME/.pixi/bin:$PATH"',
        ]
      : [
          "Invoke-WebRequest -UseBasicParsing -Uri 'https://pixi.sh/install.ps1' -OutFile 'install-pixi.ps1'",
          'Get-Content install-pixi.ps1',
          'powershell -ExecutionPolicy Bypass -File .\\install-pixi.ps1',
          "$env:Path = $env:UserProfile + '\\.pixi\\bin;' + $env:Path",
        ];
  return {
    title: 'pixi',
    reason: 'the installer of its makers, to be read before it is run; skip it where pixi is there',
    lines: lines.join('\n'),
  };
}

function doingUse(plan: Plan, doing: Doing): readonly Use[] {
  if (doing.kind === 'step') return stepUse(plan, inPixiFolder(plan, doing.step));
  const { title, reason } = doing.step;
  return [{ title, reason, lines: `pixi run ${doing.task}` }];
}

/** pixi keeps the environment in a folder of its own. */
function inPixiFolder(plan: Plan, step: Step): Step {
  const { path } = plan.environment;
  const actions = step.actions.map((action) =>
    action.do === 'set-library-path'
      ? {
          ...action,
          folders: action.folders.map((folder) =>
            folder.startsWith(`${path}/`)
              ? `.pixi/envs/default${folder.slice(path.length)}`
              : folder,
          ),
        }
      : action,
  );
  return { ...step, actions };
}

function stepUse(plan: Plan, step: Step): readonly Use[] {
  const lines = renderStep(plan, step);
  return lines === '' ? [] : [{ title: step.title, reason: stepReason(step), lines }];
}

function notesOf(
  plan: Plan,
  own: Workspace,
  platforms: readonly PlatformEntries[],
): readonly string[] {
  const others = platforms.slice(1).map(({ name }) => name);
  const isByTask = own.entries.tasks.some(({ line }) => line.includes(' pip install '));
  return [
    'Put pixi.toml into a folder of its own, and run the lines there.',
    'The package called pixi on the Python package index is an unrelated program. Besides its own installer, pixi comes by brew install pixi, winget install prefix-dev.pixi, or from conda-forge.',
    ...(others.length === 0
      ? []
      : [`The file also holds ${others.join(', ')}, each on the processor alone.`]),
    'System packages and steps by hand of those other platforms are not listed here.',
    ...(isByTask
      ? [
          'What pixi cannot solve in one go, such as a build without isolation, is installed by tasks with pip after it; pixi.lock does not hold those packages.',
        ]
      : []),
    ...(plan.place.compute === 'cuda' && own.entries.cuda === undefined
      ? ['Nothing in the plan names a CUDA version, so the platform asks for none.']
      : []),
  ].filter((note) => others.length > 0 || !note.startsWith('System packages'));
}
